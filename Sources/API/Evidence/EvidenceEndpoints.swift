// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Gate
import Hummingbird
import Workflow

/// `/programmes/{programme}/evidence`: documents, their versions and files, and where they stand.
struct EvidenceEndpoints {
  private static let path = "programmes/:programme/evidence"

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("\(Self.path)") { request, context -> EvidenceListJSON in
      var filter = EvidenceList.Filter()
      filter.words = request.queryText("q")
      filter.indicator = Int(request.queryText("indicator"))
      filter.orgUnit = request.queryText("unit")
      filter.kind = request.queryText("kind")
      filter.period = request.queryText("period")
      filter.standing = EvidenceList.Standing(rawValue: request.queryText("standing")) ?? .any
      filter.page = Int(request.queryText("page")) ?? 1
      return EvidenceListJSON(
        try await room.city.answer(
          EvidenceList(programme: try Self.programme(context), filter: filter),
          as: context.requireVisitor().actor), context.language)
    }
    api.get("\(Self.path)/:document") { _, context in try await document(context) }
    api.put("\(Self.path)/:document") { request, context -> EvidenceDocumentJSON in
      let input = try await room.read(request, context, as: DescriptionInput.self)
      try await room.city.perform(
        DescribeEvidence(
          programme: try Self.programme(context), document: try Self.id("document", context),
          version: input.version, details: input.details), as: context.requireVisitor().actor)
      return try await document(context)
    }
    api.post("\(Self.path)/:document/versions") { request, context -> EvidenceDocumentJSON in
      let input = try await room.read(request, context, as: VersionInput.self)
      let visitor = try context.requireVisitor()
      let file = try await room.city.upload(input.upload, of: visitor)
      _ = try await room.city.perform(
        AddEvidenceVersion(
          programme: try Self.programme(context), document: try Self.id("document", context),
          file: file, reason: input.reason ?? ""), taking: [file], as: visitor.actor)
      room.city.staging?.drop(file.id)
      return try await document(context)
    }
    api.get("\(Self.path)/:document/versions/:number/file") { request, context in
      guard let number = context.parameters.get("number").flatMap(Int.init) else {
        throw Refusal.notFound("evidence")
      }
      let ticket = try await room.city.answer(
        DocumentFile(
          programme: try Self.programme(context), document: try Self.id("document", context),
          number: number), as: context.requireVisitor().actor)
      return try await FileAnswer(room.city).download(ticket, request)
    }
    api.post("\(SubmissionEndpoints.path)/evidence") { request, context in
      try await attach(request, context)
    }
    api.delete("\(SubmissionEndpoints.path)/evidence/:evidence") { _, context -> Response in
      try await room.city.perform(
        RemoveEvidence(
          place: try SubmissionEndpoints.submissionPlace(context),
          evidence: try Self.id("evidence", context)), as: context.requireVisitor().actor)
      return Response(status: .noContent)
    }
  }

  private func attach(
    _ request: Request, _ context: GateContext
  ) async throws -> AttachedJSON {
    let input = try await room.read(request, context, as: AttachInput.self)
    let visitor = try context.requireVisitor()
    let place = try SubmissionEndpoints.submissionPlace(context)
    if let text = input.document {
      guard let document = UUID(uuidString: text) else { throw Refusal.notFound("evidence") }
      let evidence = try await room.city.perform(
        ReuseEvidence(
          place: place, indicator: input.indicator, dataElement: input.dataElement ?? "",
          document: document), as: visitor.actor)
      return AttachedJSON(evidence: evidence, document: document, isKnown: true)
    }
    let file = try await room.city.upload(input.upload ?? "", of: visitor)
    let outcome = try await room.city.perform(
      AttachEvidence(
        place: place, indicator: input.indicator, dataElement: input.dataElement ?? "",
        file: file, details: input.details), taking: [file], as: visitor.actor)
    room.city.staging?.drop(file.id)
    return AttachedJSON(
      evidence: outcome.evidence, document: outcome.document, isKnown: outcome.known != nil)
  }

  private func document(_ context: GateContext) async throws -> EvidenceDocumentJSON {
    EvidenceDocumentJSON(
      try await room.city.answer(
        EvidenceDocument(
          programme: try Self.programme(context), document: try Self.id("document", context)),
        as: context.requireVisitor().actor), context.language)
  }

  private static func programme(_ context: GateContext) throws -> String {
    try context.parameters.require("programme")
  }

  private static func id(_ name: String, _ context: GateContext) throws -> UUID {
    guard let id = context.parameters.get(name).flatMap(UUID.init(uuidString:)) else {
      throw Refusal.notFound("evidence")
    }
    return id
  }

  private struct DescriptionInput: Codable {
    let version: Int?
    let title: String
    let number: String?
    let issuedOn: String?
    let issuer: String?
    let kind: String?
    let period: String

    var details: EvidenceDetails {
      EvidenceDetails(
        title: title, number: number ?? "", issuedOn: issuedOn ?? "", issuer: issuer ?? "",
        kind: kind ?? "", period: period)
    }
  }

  private struct VersionInput: Codable {
    /// The id of a whole upload.
    let upload: String
    let reason: String?
  }

  private struct AttachInput: Codable {
    let indicator: Int
    let dataElement: String?
    /// The id of a whole upload, or of a document that the unit has.
    let upload: String?
    let document: String?
    let title: String?
    let number: String?
    let issuedOn: String?
    let issuer: String?
    let kind: String?
    let period: String?

    var details: EvidenceDetails {
      EvidenceDetails(
        title: title ?? "", number: number ?? "", issuedOn: issuedOn ?? "", issuer: issuer ?? "",
        kind: kind ?? "", period: period ?? "")
    }
  }
}
