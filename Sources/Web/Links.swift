// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Every path of the pages, in one place.
enum Links {
  static let home = "/"
  static let signIn = "/sign-in"
  static let signOut = "/sign-out"
  static let design = "/design"

  static func standing(_ programme: String, _ period: String) -> String {
    "/programmes/\(programme)/\(period)"
  }

  static func progress(_ programme: String, _ period: String) -> String {
    standing(programme, period) + "/progress"
  }

  static func consolidate(_ programme: String, _ period: String) -> String {
    standing(programme, period) + "/consolidate"
  }

  static func reopen(_ programme: String, _ period: String) -> String {
    standing(programme, period) + "/reopen"
  }

  static func report(_ programme: String, _ period: String, _ ending: String) -> String {
    standing(programme, period) + "/report.\(ending)"
  }

  static func indicator(_ programme: String, _ period: String, _ number: Int) -> String {
    standing(programme, period) + "/indicators/\(number)"
  }

  static func submission(_ programme: String, _ period: String, _ orgUnit: String) -> String {
    standing(programme, period) + "/units/\(orgUnit)"
  }

  static func act(_ submission: String, _ act: String) -> String { "\(submission)/\(act)" }

  static func evidence(_ submission: String, _ id: UUID) -> String {
    "\(submission)/evidence/\(id.uuidString.lowercased())"
  }

  static func criterion(_ programme: String, _ period: String, _ code: String) -> String {
    standing(programme, period) + "/criteria/\(code)"
  }

  static func assess(_ programme: String, _ period: String, _ number: Int) -> String {
    indicator(programme, period, number) + "/assess"
  }

  /// A sheet of rules: `targets`, `references` or `assignments`.
  static func sheet(_ programme: String, _ sheet: String) -> String {
    "/programmes/\(programme)/\(sheet)"
  }

  /// The units as of a day, of today where it is nil.
  static func units(_ programme: String, on date: CalendarDate? = nil) -> String {
    "/programmes/\(programme)/units" + (date.map { "?on=\($0)" } ?? "")
  }

  static func versions(_ programme: String) -> String { "/programmes/\(programme)/versions" }

  static func version(_ programme: String, _ version: String) -> String {
    versions(programme) + "/\(version)"
  }

  static func definition(_ programme: String, _ number: Int) -> String {
    framework(programme) + "/\(number)"
  }

  static func framework(_ programme: String) -> String { "/programmes/\(programme)/framework" }

  static func wording(_ programme: String, _ number: Int) -> String {
    framework(programme) + "/\(number)/wording"
  }

  static func language(_ language: Language) -> String { "/language/\(language.rawValue)" }
}
