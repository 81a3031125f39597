// SPDX-License-Identifier: Apache-2.0

import Foundation
import Words

/// What the environment says: settings, and the language of messages.
enum Surroundings {
  static func value(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name]
    return value?.isEmpty ?? true ? nil : value
  }

  /// A secret: the variable, or what stands in the file that `NAME_FILE` names.
  static func secret(_ name: String) throws -> String? {
    if let value = value(name) { return value }
    guard let path = value(name + "_FILE") else { return nil }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFault("serve.no-secret", ["variable": name + "_FILE", "file": path])
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Vietnamese, unless LEARNINGCITY_LANGUAGE or the locale says English.
  static var language: String {
    let said = value("LEARNINGCITY_LANGUAGE") ?? value("LC_ALL") ?? value("LANG") ?? ""
    return said.hasPrefix("en") ? "en" : "vi"
  }

  static func phrasebook() throws -> Phrasebook { try Phrasebook.load(language) }
}
