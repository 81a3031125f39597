// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

extension PackMapping {
  func optionalLocalized(_ key: String) -> LocalizedText? {
    guard let mapping = mapping(key) else { return nil }
    let text = LocalizedText(vi: mapping.text("vi"), en: mapping.text("en"))
    mapping.finish()
    return text
  }

  func localized(_ key: String) -> LocalizedText {
    guard has(key) else {
      faults.add("pack.missing-key", file, line, ["key": key])
      return LocalizedText(vi: "", en: "")
    }
    return optionalLocalized(key) ?? LocalizedText(vi: "", en: "")
  }

  func number(_ key: String) -> Decimal? {
    guard let text = optionalText(key) else { return nil }
    if text.isEmpty { return nil }
    guard let number = DecimalText.machine(text) else {
      faults.add("pack.not-a-number", file, line(of: key), ["key": key, "text": text])
      return nil
    }
    return number
  }

  /// A whole number; a fault gives `fallback`, which raises no second one.
  func integer(_ key: String, orElse fallback: Int = 0) -> Int {
    let text = text(key)
    if text.isEmpty { return fallback }
    guard let number = Int(text) else {
      faults.add("pack.not-a-number", file, line(of: key), ["key": key, "text": text])
      return fallback
    }
    return number
  }

  func flag(_ key: String) -> Bool {
    switch optionalText(key) {
    case nil, "", "false": return false
    case "true": return true
    case let text?:
      faults.add("pack.not-a-flag", file, line(of: key), ["key": key, "text": text])
      return false
    }
  }

  func date(_ key: String) -> CalendarDate? {
    guard let text = optionalText(key), !text.isEmpty else { return nil }
    guard let date = CalendarDate(text) else {
      faults.add("pack.not-a-date", file, line(of: key), ["key": key, "text": text])
      return nil
    }
    return date
  }

  /// A day; a fault gives `fallback`, which raises no second one.
  func requiredDate(_ key: String, orElse fallback: CalendarDate = .earliest) -> CalendarDate {
    if !has(key) { faults.add("pack.missing-key", file, line, ["key": key]) }
    return date(key) ?? fallback
  }

  func month(_ key: String) -> Month? {
    let text = text(key)
    if text.isEmpty { return nil }
    guard let month = Month(text) else {
      faults.add("pack.not-a-month", file, line(of: key), ["key": key, "text": text])
      return nil
    }
    return month
  }

  func year(_ key: String) -> Int? {
    let text = text(key)
    if text.isEmpty { return nil }
    guard case .year(let year) = Period(text) else {
      faults.add("pack.not-a-year", file, line(of: key), ["key": key, "text": text])
      return nil
    }
    return year
  }

  /// One of the cases of an enumeration, or a fault that lists them.
  func choice<Choice>(_ key: String, default fallback: Choice) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    let text = text(key)
    if let choice = Choice(rawValue: text) { return choice }
    if !text.isEmpty {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      faults.add(
        "pack.not-a-choice", file, line(of: key), ["key": key, "text": text, "choices": choices])
    }
    return fallback
  }

  /// The same where the key may be missing.
  func optionalChoice<Choice>(_ key: String) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard has(key), let first = Choice.allCases.first else { return nil }
    return choice(key, default: first)
  }

  /// A list of whole numbers.
  func integers(_ key: String) -> [Int] {
    texts(key).compactMap { item in
      if let number = Int(item.text) { return number }
      faults.add("pack.not-a-number", file, item.line, ["key": key, "text": item.text])
      return nil
    }
  }

  /// A list of codes that may be missing.
  func codes(_ key: String) -> [String] { has(key) ? texts(key).map(\.text) : [] }

  /// `textStatus: missing` marks a text that no source gives (chưa có văn bản).
  func isTextMissing() -> Bool {
    guard let status = optionalText("textStatus") else { return false }
    if status != "missing" {
      faults.add(
        "pack.not-a-choice", file, line(of: "textStatus"),
        ["key": "textStatus", "text": status, "choices": "missing"])
    }
    return true
  }

  /// The name, which may be missing only where the text is marked as missing.
  func nameUnlessMissing() -> LocalizedText? {
    let isMissing = isTextMissing()
    if isMissing, !has("name") { return nil }
    return localized("name")
  }
}

extension CalendarDate {
  /// Stand in for a day that could not be read.
  static let earliest = CalendarDate(Date(timeIntervalSince1970: 0), in: .gmt)
  static let latest = CalendarDate(.distantFuture, in: .gmt)
}
