// SPDX-License-Identifier: Apache-2.0

import Foundation
import Words

/// What the environment says: settings, and the language of messages.
enum Surroundings {
  static func value(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name]
    return value?.isEmpty ?? true ? nil : value
  }

  /// Vietnamese, unless LEARNINGCITY_LANGUAGE or the locale says English.
  static var language: String {
    let said = value("LEARNINGCITY_LANGUAGE") ?? value("LC_ALL") ?? value("LANG") ?? ""
    return said.hasPrefix("en") ? "en" : "vi"
  }

  static func phrasebook() throws -> Phrasebook { try Phrasebook.load(language) }
}
