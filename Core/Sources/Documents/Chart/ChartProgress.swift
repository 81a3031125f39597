// SPDX-License-Identifier: Apache-2.0

/// The stacked bar of verdicts: how many of the indicators are met, not met, without data.
/// It stretches to the width of its place; a total of zero shows the empty track.
extension Chart {
  public static func progress(parts: [ChartPart], title: String) -> String {
    var picture = SVGPicture(kind: "bar", title: title, width: 100, height: 8, stretches: true)
    picture.rectangle("track", x: 0, y: 0, width: 100, height: 8)
    let total = parts.reduce(0.0) { $0 + Double($1.count) }
    guard total > 0 else { return picture.text }
    var before = 0.0
    for part in parts where part.count > 0 {
      let start = before / total * 100
      before += Double(part.count)
      let end = before / total * 100
      picture.rectangle(
        "part \(part.kind.rawValue)", x: start, y: 0, width: end - start, height: 8,
        tooltip: part.tooltip)
      if part.isHatched {
        picture.line("hatch \(part.kind.rawValue)", from: (start, 4), to: (end, 4))
      }
      if end < 100 { picture.line("seam", from: (end, 0), to: (end, 8)) }
    }
    return picture.text
  }
}
