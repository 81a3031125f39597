// SPDX-License-Identifier: Apache-2.0

/// One period of a trend. Nil where there is no value, or nothing is expected.
public struct ChartTrendPoint: Equatable, Sendable {
  public let label: String
  public let value: Double?
  /// What the path of a target expects: equal ends for a single value.
  public let expected: ClosedRange<Double>?
  /// True when it cannot be compared with the one before: the line is cut.
  public let isBroken: Bool

  public init(
    label: String, value: Double?, expected: ClosedRange<Double>? = nil, isBroken: Bool = false
  ) {
    self.label = label
    self.value = value
    self.expected = expected
    self.isBroken = isBroken
  }
}

/// A value through its periods beside the path of its target and its threshold. A period without a
/// value leaves a gap; where periods cannot be compared the line is cut by an upright one.
extension Chart {
  /// `number` writes a value of the scale.
  public static func trend(
    points: [ChartTrendPoint], threshold: Double?, title: String, number: (Double) -> String
  ) -> String {
    var picture = SVGPicture(kind: "trend", title: title, width: 320, height: 168)
    guard let scale = TrendScale(points, threshold) else { return picture.text }
    picture.line("base", from: (TrendScale.left, 140), to: (TrendScale.right, 140))
    path(points, scale, in: &picture)
    if let threshold, threshold.isFinite {
      let height = scale.height(threshold)
      picture.line("limit", from: (TrendScale.left, height), to: (TrendScale.right, height))
    }
    values(points, scale, in: &picture)
    labels(points, scale, number, in: &picture)
    return picture.text
  }

  /// What is expected: a line, or a band where it is a range.
  private static func path(
    _ points: [ChartTrendPoint], _ scale: TrendScale, in picture: inout SVGPicture
  ) {
    let expected = points.enumerated().compactMap { index, point in
      point.expected.map { (x: scale.x(index), range: $0) }
    }
    guard expected.count > 1 else { return }
    let lower = expected.map { corner($0.x, scale.height($0.range.lowerBound)) }
    let upper = expected.map { corner($0.x, scale.height($0.range.upperBound)) }
    if upper != lower {
      picture.add(
        "polygon",
        [("class", "band"), ("points", (upper + lower.reversed()).joined(separator: " "))])
    }
    polyline("goal", lower, in: &picture)
  }

  private static func values(
    _ points: [ChartTrendPoint], _ scale: TrendScale, in picture: inout SVGPicture
  ) {
    var run: [String] = []
    let last = points.lastIndex { scale.finite($0.value) != nil }
    for (index, point) in points.enumerated() {
      if point.isBroken {
        let x = scale.x(index) - scale.step / 2
        picture.line("break", from: (x, TrendScale.top), to: (x, TrendScale.bottom))
      }
      let value = scale.finite(point.value)
      if point.isBroken || value == nil {
        polyline("line", run, in: &picture)
        run = []
      }
      guard let value else { continue }
      run.append(corner(scale.x(index), scale.height(value)))
    }
    polyline("line", run, in: &picture)
    for (index, point) in points.enumerated() {
      guard let value = scale.finite(point.value) else { continue }
      picture.add(
        "circle",
        [
          ("class", index == last ? "point last" : "point"),
          ("cx", SVGPicture.number(scale.x(index))),
          ("cy", SVGPicture.number(scale.height(value))), ("r", index == last ? "4" : "2.5"),
        ], tooltip: point.label)
    }
  }

  private static func labels(
    _ points: [ChartTrendPoint], _ scale: TrendScale, _ number: (Double) -> String,
    in picture: inout SVGPicture
  ) {
    func text(_ content: String, _ x: Double, _ y: Double, _ anchor: String) {
      picture.add(
        "text",
        [
          ("class", "caption"), ("x", SVGPicture.number(x)), ("y", SVGPicture.number(y)),
          ("text-anchor", anchor),
        ], content: content)
    }
    text(number(scale.greatest), TrendScale.left - 4, TrendScale.top + 4, "end")
    if scale.least != scale.greatest {
      text(number(scale.least), TrendScale.left - 4, TrendScale.bottom + 3, "end")
    }
    if let first = points.first { text(first.label, TrendScale.left, 158, "start") }
    if points.count > 1, let last = points.last { text(last.label, TrendScale.right, 158, "end") }
  }

  private static func corner(_ x: Double, _ y: Double) -> String {
    "\(SVGPicture.number(x)),\(SVGPicture.number(y))"
  }

  private static func polyline(
    _ classes: String, _ corners: [String], in picture: inout SVGPicture
  ) {
    guard corners.count > 1 else { return }
    picture.add(
      "polyline",
      [
        ("class", classes), ("points", corners.joined(separator: " ")), ("fill", "none"),
        ("vector-effect", "non-scaling-stroke"),
      ])
  }
}

/// Where a value and a period stand in the picture of a trend.
struct TrendScale {
  static let left = 52.0
  static let right = 312.0
  static let top = 12.0
  static let bottom = 132.0

  let least: Double
  let greatest: Double
  let step: Double
  private let count: Int

  /// Nil when there is nothing to draw.
  init?(_ points: [ChartTrendPoint], _ threshold: Double?) {
    var all = points.compactMap(\.value) + [threshold].compactMap { $0 }
    all += points.compactMap(\.expected).flatMap { [$0.lowerBound, $0.upperBound] }
    let known = all.filter(\.isFinite)
    guard let least = known.min(), let greatest = known.max() else { return nil }
    self.least = least
    self.greatest = greatest
    count = points.count
    step = count > 1 ? (Self.right - Self.left) / Double(count - 1) : 0
  }

  func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }

  /// A single period stands in the middle.
  func x(_ index: Int) -> Double {
    count > 1 ? Self.left + Double(index) * step : (Self.left + Self.right) / 2
  }

  func height(_ value: Double) -> Double {
    // Halves, because the distance of two very large numbers may be infinite.
    let range = greatest / 2 - least / 2
    guard range > 0 else { return (Self.top + Self.bottom) / 2 }
    return Self.bottom - (value / 2 - least / 2) / range * (Self.bottom - Self.top)
  }
}
