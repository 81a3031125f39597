// SPDX-License-Identifier: Apache-2.0

/// A small line of a value through its periods; a period without a value leaves a gap.
/// A value alone between two gaps is a dot, the newest value always ends in a dot.
extension Chart {
  public static func sparkLine(values: [Double?], title: String) -> String {
    var picture = SVGPicture(kind: "spark", title: title, width: 120, height: 32)
    picture.line("base", from: (0, 31), to: (120, 31))
    let known = values.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
    let present = known.compactMap { $0 }
    guard let least = present.min(), let greatest = present.max() else { return picture.text }
    let step = known.count > 1 ? 112 / Double(known.count - 1) : 0
    let points = known.enumerated().map { index, value in
      value.map { (x: 4 + Double(index) * step, y: height(of: $0, from: least, to: greatest)) }
    }
    for run in points.split(whereSeparator: { $0 == nil }).map({ $0.compactMap { $0 } }) {
      if run.count == 1 {
        dot("point", at: run[0], in: &picture)
      } else {
        let path = run.map { "\(SVGPicture.number($0.x)),\(SVGPicture.number($0.y))" }
        picture.add(
          "polyline",
          [
            ("class", "line"), ("points", path.joined(separator: " ")), ("fill", "none"),
            ("vector-effect", "non-scaling-stroke"),
          ])
      }
    }
    if let last = points.last, let newest = last { dot("point last", at: newest, in: &picture) }
    return picture.text
  }

  private static func dot(
    _ classes: String, at point: (x: Double, y: Double), in picture: inout SVGPicture
  ) {
    let place = [("cx", SVGPicture.number(point.x)), ("cy", SVGPicture.number(point.y))]
    picture.add("circle", [("class", classes)] + place + [("r", "3")])
  }

  /// Down is more in a picture, so the greatest value lies at the top; equal values in the middle.
  private static func height(of value: Double, from least: Double, to greatest: Double) -> Double {
    // Halves, because the distance of two very large numbers may be infinite.
    let range = greatest / 2 - least / 2
    guard range > 0 else { return 16 }
    return 27 - (value / 2 - least / 2) / range * 22
  }
}
