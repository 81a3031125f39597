// SPDX-License-Identifier: Apache-2.0

/// One value as a bar with a tick where the threshold stands; a bar not met is hatched.
/// Without a value only the track and the tick are drawn; without a threshold nothing is judged.
extension Chart {
  public static func thresholdBar(
    value: Double?, threshold: Double?, direction: ChartDirection, maximum: Double, title: String
  ) -> String {
    var picture = SVGPicture(
      kind: "threshold", title: title, width: 100, height: 12, stretches: true)
    picture.rectangle("track", x: 0, y: 3, width: 100, height: 6)
    let limit = threshold.flatMap { $0.isFinite ? $0 : nil }
    if let value, value.isFinite {
      let length = share(of: value, maximum: maximum)
      let verdict = limit.map { direction.isMet(value, threshold: $0) ? "met" : "notMet" }
      let classes = verdict ?? "plain"
      picture.rectangle("part \(classes)", x: 0, y: 3, width: length, height: 6)
      if verdict == "notMet" {
        picture.line("hatch notMet", from: (0, 6), to: (length, 6))
      }
      if maximum > 0, value > maximum {
        picture.line("beyond", from: (98, 3), to: (98, 9))
      }
    }
    if let limit {
      let place = share(of: limit, maximum: maximum)
      picture.line("tick", from: (place, 0), to: (place, 12))
    }
    return picture.text
  }

  /// Per cent of the width; a value outside of the scale stays at its end.
  private static func share(of value: Double, maximum: Double) -> Double {
    guard maximum > 0, maximum.isFinite else { return 0 }
    return min(100, max(0, value / maximum * 100))
  }
}
