// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
package import Foundation
import Store

/// A unit attaches a file as evidence at an indicator, or at one of its figures. The same bytes are
/// kept once: what the unit has among its documents already is attached from there.
///
/// The content is brought into the store by `City.attach`, which rehearses this act first.
package struct AttachEvidence: Act {
  package struct Outcome: Sendable {
    package let evidence: UUID
    package let document: UUID
    /// The unit had the same content among its documents already, under this title.
    package let known: String?
    /// The version of the report after it.
    package let version: Int
  }

  let place: SubmissionPlace
  let indicator: Int
  /// The code of the figure that it proves; empty for the whole indicator.
  let dataElement: String
  let file: StagedFile
  let details: EvidenceDetails

  package init(
    place: SubmissionPlace, indicator: Int, dataElement: String = "", file: StagedFile,
    details: EvidenceDetails = EvidenceDetails()
  ) {
    self.place = place
    self.indicator = indicator
    self.dataElement = dataElement
    self.file = file
    self.details = details
  }

  package func perform(_ work: Work) throws -> Outcome {
    let desk = try EvidenceDesk(place, indicator, dataElement, work)
    let field = "evidence-\(indicator)"
    let name = work.cleaned(file.fileName)
    let mediaType = try work.requireAccepted(file, name, field)
    var details = try details.checked(work.rules.evidence)
    try work.reserve(file, mediaType, field)
    if let known = try desk.known(file.checksum) {
      let id = try desk.attach(known.versionID, name: known.fileName, file.checksum)
      return Outcome(
        evidence: id, document: known.documentID, known: known.title, version: try desk.version())
    }
    if details.title.isEmpty { details.title = name }
    let document = try desk.makeDocument(details, fileName: name)
    let version = try work.addVersion(
      of: document, number: 1, fileName: name, checksum: file.checksum, reason: "")
    let id = try desk.attach(version, name: name, file.checksum)
    return Outcome(evidence: id, document: document, known: nil, version: try desk.version())
  }
}

/// A unit attaches one of its documents once more, as it is now.
package struct ReuseEvidence: Act {
  let place: SubmissionPlace
  let indicator: Int
  let dataElement: String
  let document: UUID

  package init(
    place: SubmissionPlace, indicator: Int, dataElement: String = "", document: UUID
  ) {
    self.place = place
    self.indicator = indicator
    self.dataElement = dataElement
    self.document = document
  }

  @discardableResult
  package func perform(_ work: Work) throws -> UUID {
    let desk = try EvidenceDesk(place, indicator, dataElement, work)
    let latest = try work.transaction.one(
      """
      SELECT v.id, v.file_name, v.sha256 FROM evidence_version v
      JOIN evidence_document d ON d.id = v.document_id JOIN stored_file f ON f.sha256 = v.sha256
      WHERE d.id = \(document) AND d.org_unit_id = \(desk.orgUnitID)
        AND d.programme_id = \(desk.programmeID) AND d.discarded_at IS NULL
        AND f.state IN ('waiting', 'clean')
      ORDER BY v.number DESC LIMIT 1
      """, as: Latest.self)
    guard let latest else { throw Refusal.notFound("evidence") }
    return try desk.attach(latest.id, name: latest.fileName, latest.sha256)
  }

  private struct Latest: Decodable {
    let id: UUID
    let fileName: String
    let sha256: String
  }
}
