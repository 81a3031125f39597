// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Store

extension Work {
  /// Refuses a file that is empty, too large, or not of a type that is taken.
  func requireAccepted(_ file: StagedFile, _ name: String, _ field: String) throws(Refusal)
    -> String
  {
    func refusal(_ code: String, _ arguments: [String: String] = [:]) -> Refusal {
      .invalid([
        Issue(
          field: field, code: code,
          arguments: arguments.merging(["file": name]) { first, _ in first })
      ])
    }
    let rules = rules.evidence
    if file.size == 0 { throw refusal("evidence.empty") }
    if file.size > rules.maximumSize {
      throw refusal("evidence.too-large", ["maximum": String(rules.maximumSize >> 20)])
    }
    guard let type = rules.fileType(of: name) else {
      throw refusal(
        "evidence.kind-not-accepted", ["kinds": rules.endings.joined(separator: ", ")])
    }
    guard type.matches(file.beginning) else {
      throw refusal(
        "evidence.not-what-it-says",
        ["ending": name.split(separator: ".").last.map(String.init) ?? ""])
    }
    return type.mediaType
  }

  /// Says that a content is about to come into the store, or is there.
  func reserve(_ file: StagedFile, _ mediaType: String, _ field: String) throws {
    try transaction.execute(
      """
      INSERT INTO stored_file (sha256, size, media_type, state, finding, stored_at)
      VALUES (\(file.checksum), \(file.size), \(mediaType), 'waiting', '', \(now))
      ON CONFLICT (sha256) DO UPDATE SET stored_at = \(now),
        checked_at = CASE WHEN stored_file.state = 'waiting' THEN NULL
          ELSE stored_file.checked_at END,
        state = CASE WHEN stored_file.state = 'gone' THEN 'waiting' ELSE stored_file.state END
      """)
    let state = try transaction.scalar(
      "SELECT state FROM stored_file WHERE sha256 = \(file.checksum)", as: FileState.self)
    if state == .leaving { throw Refusal.conflict("evidence.leaving") }
    if state == .infected {
      throw Refusal.invalid([
        Issue(
          field: field, code: "evidence.infected", arguments: ["file": cleaned(file.fileName)])
      ])
    }
  }

  /// The last part of a path, without characters that cannot be seen or turn the direction of
  /// writing, of a length that every system takes.
  func cleaned(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "file"
    let invisible: Set<Unicode.GeneralCategory> = [
      .control, .format, .lineSeparator, .paragraphSeparator,
    ]
    let visible = last.unicodeScalars.filter {
      !invisible.contains($0.properties.generalCategory)
    }
    let text = String(String.UnicodeScalarView(visible)).precomposedStringWithCanonicalMapping
    return text.count <= 150 ? text : String(text.prefix(100)) + "…" + String(text.suffix(40))
  }
}

/// What is known of a content.
package enum FileState: String, Sendable, Codable, CaseIterable {
  /// Nobody has looked for viruses yet.
  case waiting
  case clean
  case infected
  /// About to be taken out of the store.
  case leaving
  /// Taken out when its time was over.
  case gone
}
