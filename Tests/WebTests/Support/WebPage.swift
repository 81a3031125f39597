// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Testing

/// An answer as a person and a test look at it.
struct WebPage: Sendable, CustomTestStringConvertible {
  let status: Int
  let headers: HTTPFields
  let bytes: [UInt8]
  /// The path that answered, after redirects.
  let path: String

  /// What a failing test says of it.
  var testDescription: String { "\(status) \(path): \(text.prefix(300))" }

  var html: String { String(decoding: bytes, as: UTF8.self) }

  /// Where a redirect leads.
  var location: String? { headers[.location] }

  /// What can be read on the page: no tags, entities resolved, spaces joined. Words that only a
  /// screen reader says are read too.
  var text: String {
    let visible = html.replacing(/<(?:script|style)[^>]*>.*?<\/(?:script|style)>/, with: " ")
    let attributes = visible.matches(of: /(?:aria-label|title|alt|placeholder)="([^"]*)"/)
      .map { String($0.1) }.joined(separator: " ")
    let words = visible.replacing(/<[^>]*>/, with: " ") + " " + attributes
    return Self.resolved(words).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func says(_ words: String) -> Bool { text.contains(words) }

  /// The element with an id, up to where the next one of its kind begins.
  func element(_ id: String) -> String {
    guard let start = html.range(of: "id=\"\(id)\"") else { return "" }
    let rest = html[start.upperBound...]
    let end = rest.range(of: "</fieldset>") ?? rest.range(of: "</section>")
    return Self.resolved(String(rest[..<(end?.lowerBound ?? rest.endIndex)]))
  }

  /// The fields of the page's forms as a browser would send them.
  func fields() -> [String: String] {
    var fields: [String: String] = [:]
    for match in html.matches(of: /<input ([^>]*)>/) {
      let tag = String(match.1)
      guard let name = Self.attribute("name", tag) else { continue }
      let kind = Self.attribute("type", tag) ?? "text"
      if kind == "file" || (["radio", "checkbox"].contains(kind) && !tag.hasSuffix(" checked")) {
        continue
      }
      fields[name] = Self.attribute("value", tag) ?? ""
    }
    for match in html.matches(of: /<textarea ([^>]*)>([^<]*)<\/textarea>/) {
      guard let name = Self.attribute("name", String(match.1)) else { continue }
      fields[name] = Self.resolved(String(match.2))
    }
    return fields
  }

  /// Every link and picture of the page.
  func links() -> [String] {
    html.matches(of: /(?:href|src|action|formaction)="([^"]*)"/).map { Self.resolved(String($0.1)) }
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = (" " + tag).range(of: " \(name)=\"") else { return nil }
    let padded = " " + tag
    guard let end = padded[start.upperBound...].firstIndex(of: "\"") else { return nil }
    return resolved(String(padded[start.upperBound..<end]))
  }

  static func resolved(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
      ("&#x2F;", "/"), ("&nbsp;", " "), ("&amp;", "&"),
    ] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    return text
  }
}
