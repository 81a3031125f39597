// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// A unit attaches a file as evidence at an indicator. The same bytes are kept once.
package struct AttachEvidence: Act {
  let place: SubmissionPlace
  let indicator: Int
  let fileName: String
  let content: [UInt8]

  /// The most that one file may hold.
  package static let maximumSize = 20 << 20

  package init(place: SubmissionPlace, indicator: Int, fileName: String, content: [UInt8]) {
    self.place = place
    self.indicator = indicator
    self.fileName = fileName
    self.content = content
  }

  package func perform(_ work: Work) throws -> UUID {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    guard desk.duties.contains(where: { $0.indicator == indicator }) else {
      throw Refusal.notFound("indicator")
    }
    try desk.requireOpen()
    _ = try desk.status(after: .save)
    let name = Self.cleaned(fileName)
    let mediaType = try acceptedMediaType(name)
    let submission = try desk.record?.id ?? desk.begin()
    let checksum = Checksum.sha256(content)
    try work.transaction.execute(
      """
      INSERT INTO evidence_content (sha256, content) VALUES (\(checksum), \(content))
      ON CONFLICT (sha256) DO NOTHING
      """)
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO evidence (id, submission_id, indicator, file_name, media_type, size, sha256,
        person_id, attached_at)
      VALUES (\(id), \(submission), \(indicator), \(name), \(mediaType), \(content.count),
        \(checksum), \(work.actor.personID), \(work.now))
      """)
    try work.record(
      "evidence.attach", on: submission,
      ["indicator": String(indicator), "file": name, "sha256": checksum])
    return id
  }

  /// The media type by the file's ending; what browsers would run is refused.
  private func acceptedMediaType(_ name: String) throws(Refusal) -> String {
    let dot = name.lastIndex(of: ".")
    let ending = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
    let field = "evidence-\(indicator)"
    if content.isEmpty {
      throw .invalid([Issue(field: field, code: "evidence.empty", arguments: ["file": name])])
    }
    if content.count > Self.maximumSize {
      throw .invalid([
        Issue(
          field: field, code: "evidence.too-large",
          arguments: ["maximum": "\(Self.maximumSize >> 20)", "file": name])
      ])
    }
    guard let type = EvidenceKind.mediaType(ending: ending) else {
      throw .invalid([
        Issue(
          field: field, code: "evidence.kind-not-accepted",
          arguments: ["file": name, "kinds": EvidenceKind.endings.joined(separator: ", ")])
      ])
    }
    guard EvidenceKind.matches(content, ending: ending) else {
      throw .invalid([
        Issue(
          field: field, code: "evidence.not-what-it-says",
          arguments: ["file": name, "ending": ending])
      ])
    }
    return type
  }

  /// The last part of a path, without characters that cannot be seen or turn the direction of
  /// writing, of a length that every system takes.
  static func cleaned(_ name: String) -> String {
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
