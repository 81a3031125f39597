// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Hummingbird
import Workflow

/// A page of documents that were found.
struct EvidenceListJSON: ResponseEncodable {
  let count: Int
  let documents: [Document]

  struct Document: Encodable {
    let id: UUID
    let title: String
    let number: String
    let issuedOn: String?
    let issuer: String
    let kind: String
    let period: String
    let orgUnit: String
    let orgUnitName: String
    let version: Int
    let fileName: String
    /// In bytes.
    let size: Int
    let sha256: String
    let state: FileState
    let indicators: [Int]
    /// Other units that have the same content.
    let sharedWith: Int
    let madeAt: Date
  }

  init(_ answer: EvidenceList.Answer, _ language: Language) {
    count = answer.count
    documents = answer.entries.map { entry in
      Document(
        id: entry.id, title: entry.title, number: entry.number, issuedOn: entry.issuedOn,
        issuer: entry.issuer, kind: entry.kind, period: entry.period, orgUnit: entry.orgUnit,
        orgUnitName: entry.unitName[language], version: entry.versions,
        fileName: entry.fileName, size: entry.size, sha256: entry.sha256, state: entry.state,
        indicators: entry.indicators.split(separator: ",").compactMap { Int($0) }.sorted(),
        sharedWith: entry.others, madeAt: entry.madeAt)
    }
  }
}

/// One document with its versions and the reports in which it stands.
struct EvidenceDocumentJSON: ResponseEncodable {
  struct Version: Encodable {
    let number: Int
    let fileName: String
    let mediaType: String
    let size: Int
    let sha256: String
    let state: FileState
    let reason: String
    let person: String?
    let madeAt: Date
  }

  struct Use: Encodable {
    let evidence: UUID
    let period: String
    let orgUnit: String
    let indicator: Int
    let dataElement: String
    let version: Int
    let status: SubmissionStatus
    let isCounted: Bool
    let attachedAt: Date
    let removedAt: Date?
  }

  let id: UUID
  let title: String
  let number: String
  let issuedOn: String
  let issuer: String
  let kind: String
  let period: String
  let orgUnit: String
  let orgUnitName: String
  /// Of what is said; sent back with a change.
  let version: Int
  let isDiscarded: Bool
  let versions: [Version]
  let uses: [Use]

  init(_ answer: EvidenceDocument.Answer, _ language: Language) {
    id = answer.id
    title = answer.details.title
    number = answer.details.number
    issuedOn = answer.details.issuedOn
    issuer = answer.details.issuer
    kind = answer.details.kind
    period = answer.details.period
    orgUnit = answer.orgUnit
    orgUnitName = answer.unitName[language]
    version = answer.version
    isDiscarded = answer.discardedAt != nil
    versions = answer.versions.map {
      Version(
        number: $0.number, fileName: $0.fileName, mediaType: $0.mediaType, size: $0.size,
        sha256: $0.sha256, state: $0.state, reason: $0.reason, person: $0.personName,
        madeAt: $0.madeAt)
    }
    uses = answer.uses.map {
      Use(
        evidence: $0.evidence, period: $0.period, orgUnit: $0.orgUnit, indicator: $0.indicator,
        dataElement: $0.dataElement, version: $0.number, status: $0.status,
        isCounted: $0.isCounted, attachedAt: $0.attachedAt, removedAt: $0.removedAt)
    }
  }
}

/// What was attached at a report.
struct AttachedJSON: ResponseEncodable {
  let evidence: UUID
  let document: UUID
  /// The unit had the same content among its documents already.
  let isKnown: Bool
}
