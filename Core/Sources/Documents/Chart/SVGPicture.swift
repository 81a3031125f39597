// SPDX-License-Identifier: Apache-2.0

/// The frame of one picture: its name for those who cannot see it, then its elements in order.
/// It escapes every text and writes every number with at most two decimals and a full stop.
struct SVGPicture {
  private let opening: String
  private var elements: [String] = []

  init(kind: String, title: String, width: Double, height: Double, stretches: Bool = false) {
    let ratio = stretches ? #" preserveAspectRatio="none""# : ""
    let box = "0 0 \(Self.number(width)) \(Self.number(height))"
    let words = Self.escaped(title)
    opening =
      #"<svg class="chart \#(kind)" role="img" aria-label="\#(words)" "#
      + #"xmlns="http://www.w3.org/2000/svg" "#
      + #"viewBox="\#(box)"\#(ratio)><title>\#(words)</title>"#
  }

  var text: String { opening + elements.joined() + "</svg>" }

  /// Adds one element; a tooltip becomes its `title` child, a content its text.
  mutating func add(
    _ name: String, _ attributes: [(String, String)], tooltip: String? = nil, content: String? = nil
  ) {
    let list = attributes.map { #" \#($0.0)="\#(Self.escaped($0.1))""# }.joined()
    let inside =
      (tooltip.map { "<title>\(Self.escaped($0))</title>" } ?? "")
      + (content.map(Self.escaped) ?? "")
    elements.append(inside.isEmpty ? "<\(name)\(list)/>" : "<\(name)\(list)>\(inside)</\(name)>")
  }

  mutating func rectangle(
    _ classes: String, x: Double, y: Double, width: Double, height: Double, tooltip: String? = nil
  ) {
    let attributes = [
      ("class", classes), ("x", Self.number(x)), ("y", Self.number(y)),
      ("width", Self.number(width)), ("height", Self.number(height)),
    ]
    add("rect", attributes, tooltip: tooltip)
  }

  /// A straight line whose width stays the same however far the picture is stretched.
  mutating func line(
    _ classes: String, from start: (x: Double, y: Double), to end: (x: Double, y: Double)
  ) {
    let attributes = [
      ("class", classes), ("x1", Self.number(start.x)), ("y1", Self.number(start.y)),
      ("x2", Self.number(end.x)), ("y2", Self.number(end.y)),
      ("vector-effect", "non-scaling-stroke"),
    ]
    add("line", attributes)
  }

  /// A number of the picture: two decimals at most, no exponent, never "-0".
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1_000_000 else { return "0" }
    // Truncation of a shifted value rounds without asking for the C mathematics library.
    let hundredths = Int(value * 100 + (value < 0 ? -0.5 : 0.5))
    let whole = hundredths.magnitude / 100
    let rest = hundredths.magnitude % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// XML text: the five markup characters become entities, characters that XML forbids vanish.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
