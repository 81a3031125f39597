// SPDX-License-Identifier: Apache-2.0
package import Domain
package import Files
package import Foundation
package import Workflow

/// Files that people bring.
extension FixtureCity {
  /// A file as it waits on the disk after its upload.
  package func staged(
    _ name: String, _ content: [UInt8], owner: FixturePerson? = nil
  ) async throws -> StagedFile {
    guard let staging = city.staging else { throw FileFault.missing }
    let (upload, writer) = try staging.receive(
      owner: owner.flatMap { people[$0]?.personID }, fileName: name, limit: content.count + 1,
      at: city.now)
    try content.withUnsafeBytes { try writer.add($0) }
    return try await staging.finish(upload)
  }

  /// Attaches a file at an indicator; the outcome is the evidence.
  @discardableResult
  package func attach(
    _ name: String, _ content: [UInt8], at indicator: Int = 3, dataElement: String = "",
    to unit: String = "ub-bac-son", in period: String = FixtureCity.period,
    details: EvidenceDetails = EvidenceDetails(), as person: FixturePerson = .an
  ) async throws -> AttachEvidence.Outcome {
    let file = try await staged(name, content, owner: person)
    defer { city.staging?.drop(file.id) }
    return try await city.perform(
      AttachEvidence(
        place: Self.place(unit, in: period), indicator: indicator, dataElement: dataElement,
        file: file, details: details), taking: [file], as: actor(person))
  }

  /// The bytes of a ticket.
  package func bytes(_ ticket: FileTicket) async throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: try await city.open(ticket).path)))
  }
}
