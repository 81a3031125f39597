// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
import Foundation
import Store

extension City {
  /// Performs an act that takes files: what would be refused is refused before a byte is kept, and the
  /// bytes are in the store before anything says so.
  package func perform<A: Act>(
    _ act: A, taking files: [StagedFile], as actor: Actor
  ) async throws -> A.Outcome {
    if !files.isEmpty {
      _ = try await rehearse(act, as: actor)
      do {
        for file in files { try await keep(file) }
      } catch let fault as FileFault {
        throw Refusal(fault)
      }
    }
    return try await perform(act, as: actor)
  }

  /// A content that is said to come is not taken for forgotten while it comes.
  private func keep(_ file: StagedFile) async throws {
    let mediaType = evidenceRules.fileType(of: file.fileName)?.mediaType ?? ""
    try await write { try $0.reserve(file, mediaType, "") }
    try await files.keep(file.path, as: file.checksum)
  }

  /// A content as a file of this machine.
  package func open(_ ticket: FileTicket) async throws -> LocalFile {
    do {
      return try await files.fetch(ticket.sha256)
    } catch let fault as FileFault {
      throw Refusal(fault)
    }
  }
}

extension Refusal {
  /// What people are told of a fault of the store.
  package init(_ fault: FileFault) {
    self =
      switch fault {
      case .missing: .conflict("files.missing")
      case .damaged: .conflict("files.damaged")
      case .full: .conflict("files.full")
      case .unreachable: .conflict("files.unreachable")
      case .busy: .conflict("files.busy")
      case .otherOffset(let size): .conflict("files.other-offset", ["size": String(size)])
      case .tooLong: .conflict("files.too-long")
      }
  }
}
