// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// Plays a demo script: adds its people and brings each unit's report to where it should stand.
struct DemoLoading {
  let script: DemoScript
  let folder: String

  /// False when the people are there already: then nothing is touched.
  func load(into city: City) async throws -> Bool {
    for person in script.people {
      do {
        _ = try await city.perform(
          AddPerson(
            login: person.login, name: person.name, position: person.position,
            language: person.language, password: DemoScript.password, role: person.role,
            orgUnit: person.orgUnit), as: .commandLine)
      } catch Refusal.conflict("person.login-taken", _) {
        if person.login == script.people.first?.login { return false }
        _ = try await city.perform(
          GrantRole(login: person.login, role: person.role, orgUnit: person.orgUnit),
          as: .commandLine)
      }
    }
    try await importFigures(into: city)
    for (unit, status) in script.states.sorted(by: { $0.key < $1.key }) where status != .approved {
      try await carry(unit, to: status, in: city)
    }
    return true
  }

  private func importFigures(into city: City) async throws {
    let rows = try ValuesFile.rows("\(folder)/\(script.values)")
    let isApproved: (ImportRow) -> Bool = { row in
      script.states[row.fields["org_unit"] ?? ""] == .approved
    }
    for (group, approve) in [
      (rows.filter(isApproved), true), (rows.filter { !isApproved($0) }, false),
    ]
    where !group.isEmpty {
      _ = try await city.perform(
        ImportValues(
          programme: script.programme, period: script.period, rows: group, approve: approve,
          isIllustrative: true), as: .commandLine)
    }
  }

  private func carry(_ unit: String, to status: SubmissionStatus, in city: City) async throws {
    guard status != .draft else { return }
    let place = SubmissionPlace(programme: script.programme, period: script.period, orgUnit: unit)
    try await city.perform(SubmitSubmission(place: place, version: nil), as: .commandLine)
    if status == .unitApproved {
      _ = try await city.perform(ApproveSubmission(place: place, version: nil), as: .commandLine)
    }
  }
}
