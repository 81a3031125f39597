// SPDX-License-Identifier: Apache-2.0

/// The ring of verdicts around one figure, for example 32 "trên 57 chỉ số".
/// Parts without a verdict are thinner, parts not met are cut into strokes.
extension Chart {
  public static func donut(
    parts: [ChartPart], figure: String, caption: String, title: String
  ) -> String {
    var picture = SVGPicture(kind: "donut", title: title, width: 120, height: 120)
    picture.add("circle", ring("track"))
    let total = parts.reduce(0.0) { $0 + Double($1.count) }
    var before = 0.0
    for part in parts where part.count > 0 {
      let start = before / total * 100
      before += Double(part.count)
      let length = Double(part.count) / total * 100
      // A sliver of nothing between two parts keeps them apart without colour.
      let gap = length < 100 ? min(0.8, length / 4) : 0
      let dashes = strokes(of: length - gap, hatched: part.kind == .notMet)
      let attributes =
        ring("part \(part.kind.rawValue)") + [
          ("pathLength", "100"), ("stroke-dasharray", dashes),
          ("stroke-dashoffset", SVGPicture.number(-start)),
          ("transform", "rotate(-90 60 60)"),
        ]
      picture.add("circle", attributes, tooltip: part.tooltip)
    }
    picture.add("text", middle("figure", y: 65), content: figure)
    picture.add("text", middle("caption", y: 81), content: caption)
    return picture.text
  }

  private static func ring(_ classes: String) -> [(String, String)] {
    [("class", classes), ("cx", "60"), ("cy", "60"), ("r", "49"), ("fill", "none")]
  }

  private static func middle(_ classes: String, y: Int) -> [(String, String)] {
    [("class", classes), ("x", "60"), ("y", "\(y)"), ("text-anchor", "middle")]
  }

  /// The dash list of one part; the last gap is longer than what is left of the ring.
  private static func strokes(of length: Double, hatched: Bool) -> String {
    let stroke = 1.4
    let pause = 0.5
    guard hatched, length > stroke + pause else { return "\(SVGPicture.number(length)) 200" }
    let count = Int((length + pause) / (stroke + pause))
    let each = (length + pause) / Double(count) - pause
    let pair = "\(SVGPicture.number(each)) \(SVGPicture.number(pause)) "
    return String(repeating: pair, count: count - 1) + "\(SVGPicture.number(each)) 200"
  }
}
