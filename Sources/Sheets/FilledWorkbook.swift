// SPDX-License-Identifier: Apache-2.0

import Documents
package import Domain
import Reports
package import Workflow

/// A unit's workbook that came back: what it changes, or what is wrong in it.
package struct FilledWorkbook: Sendable {
  private let content: [UInt8]
  private let reading: CollectionReading?
  /// None where something is wrong.
  package let lines: [TakeWorkbook.Line]
  /// With `sheet` and `cell` among their arguments where they stand in one.
  package let issues: [Issue]

  /// True when faults can be shown in the file.
  package var canMark: Bool { reading != nil && issues.contains { $0.arguments["cell"] != nil } }

  /// The same file with its faults marked, in words. An issue at `workbook` for what is no workbook of
  /// ours; faults of the file as a conflict.
  package func marked(_ text: (Issue) -> String) throws -> [UInt8] {
    guard let reading else { throw Refusal.invalid(issues) }
    do {
      return try reading.marked(content, issues: issues, text)
    } catch let fault as DocumentFault {
      throw Refusal.conflict(fault.code, fault.arguments)
    }
  }

  /// The report that a workbook was made for. Refuses what is no workbook of ours.
  package static func place(_ content: [UInt8]) throws -> SubmissionPlace {
    do {
      return try CollectionReading(content) { _ in nil }.fingerprint.place
    } catch {
      throw Refusal.invalid(try issues(error))
    }
  }

  /// Reads a workbook for a report and takes it, whole or not at all; rehearsing, it only says what
  /// would happen. Refusals other than those of its content go on.
  package init(
    _ content: [UInt8], for place: SubmissionPlace, in city: City, as actor: Actor,
    rehearsing: Bool
  ) async throws {
    self.content = content
    let framework = try await city.answer(SubmissionForm(place: place), as: actor).book.framework
    let reading: CollectionReading
    do {
      guard !content.isEmpty else {
        throw Refusal.invalid([Issue(field: "workbook", code: "workbook.empty")])
      }
      reading = try CollectionReading(content) { framework.dataElement($0) }
    } catch {
      self.reading = nil
      lines = []
      issues = try Self.issues(error)
      return
    }
    self.reading = reading
    let act = TakeWorkbook(
      place: place, madeFor: reading.fingerprint.place, figures: Self.changes(reading.figures),
      notes: Self.changes(reading.notes))
    do {
      let taken =
        rehearsing || !reading.issues.isEmpty
        ? try await city.rehearse(act, as: actor) : try await city.perform(act, as: actor)
      lines = reading.issues.isEmpty ? taken : []
      issues = reading.issues
    } catch Refusal.invalid(let found) {
      lines = []
      issues = reading.issues + reading.located(found)
    }
  }

  private static func issues(_ error: any Error) throws -> [Issue] {
    switch error {
    case Refusal.invalid(let issues): return issues
    case let fault as DocumentFault:
      return [Issue(field: "workbook", code: fault.code, arguments: fault.arguments)]
    default: throw error
    }
  }

  private static func changes<Key>(
    _ all: [Key: CollectionReading.Change]
  ) -> [Key: MergeFigures.Change] {
    all.mapValues {
      MergeFigures.Change(
        text: $0.text, base: $0.base, maturity: $0.isEstimate ? .estimate : .final)
    }
  }
}

extension CollectionForm.Fingerprint {
  fileprivate var place: SubmissionPlace {
    SubmissionPlace(programme: programme, period: period, orgUnit: orgUnit)
  }
}
