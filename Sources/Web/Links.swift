// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Every path of the pages, in one place.
enum Links {
  static let home = "/"
  static let signIn = "/sign-in"
  static let signOut = "/sign-out"
  static let design = "/design"
  static let account = "/account"
  static let people = "/people"
  static let system = "/system"
  static let privacy = "/privacy"
  static let ownData = "/account/data"
  static let dataRequests = "/data-requests"
  static let importPeople = "/people-import"
  static let invitePeople = "/people-invitations"
  static let log = "/log"
  static let notices = "/notices"
  static let outbox = "/outbox"

  static func resend(_ mail: UUID) -> String { "/outbox/\(mail.uuidString.lowercased())/resend" }

  /// A person's own feed; `ending` is `ics` or `atom`.
  static func feed(_ token: String, _ ending: String) -> String { "/feeds/\(token).\(ending)" }

  static func calendar(_ year: Int) -> String { "/calendar?year=\(year)" }

  static func missing(_ programme: String, _ period: String) -> String {
    standing(programme, period) + "/missing"
  }

  static func timeliness(_ programme: String) -> String { "/programmes/\(programme)/timeliness" }

  static func difficulties(_ programme: String) -> String {
    "/programmes/\(programme)/difficulties"
  }

  static func requests(_ programme: String) -> String { "/programmes/\(programme)/requests" }

  static let signInPolicy = "/sign-in-policy"

  static func signInByProvider(back: String) -> String {
    let path = back.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "/sign-in/provider?back=\(path)"
  }

  static func person(_ login: String) -> String {
    "/people/" + (login.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
  }

  static func invitation(_ token: String) -> String { "/invitation/\(token)" }

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

  static func evidenceList(_ programme: String) -> String { "/programmes/\(programme)/evidence" }

  static func evidenceArchive(
    _ programme: String, period: String = "", indicator: Int? = nil
  ) -> String {
    let query = [
      period.isEmpty ? nil : "period=\(period)", indicator.map { "indicator=\($0)" },
    ].compactMap(\.self).joined(separator: "&")
    return "/programmes/\(programme)/evidence-archive" + (query.isEmpty ? "" : "?\(query)")
  }

  static func evidenceRetention(_ programme: String) -> String {
    "/programmes/\(programme)/evidence-retention"
  }

  static func document(_ programme: String, _ id: UUID) -> String {
    "\(evidenceList(programme))/\(id.uuidString.lowercased())"
  }

  static func documentFile(_ programme: String, _ id: UUID, _ number: Int) -> String {
    "\(document(programme, id))/versions/\(number)"
  }

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

  static func unit(_ programme: String, _ unit: String) -> String {
    "/programmes/\(programme)/units/\(unit)"
  }

  /// The form of a kind of change, about a unit where it is named.
  static func unitChange(_ programme: String, _ kind: String, _ unit: String? = nil) -> String {
    "/programmes/\(programme)/unit-changes/\(kind)" + (unit.map { "?unit=\($0)" } ?? "")
  }

  static func undoUnitChange(_ programme: String, _ change: UUID) -> String {
    "/programmes/\(programme)/unit-changes/undo/\(change.uuidString.lowercased())"
  }

  static func importUnits(_ programme: String) -> String {
    "/programmes/\(programme)/unit-import"
  }

  static func thenAndNow(_ programme: String, _ period: String, _ number: Int) -> String {
    indicator(programme, period, number) + "/then-and-now"
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
