// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Workflow

/// Founds the fixture city in one transaction, by the product's own acts.
/// The outcome is the id of each person.
struct FixtureFounding: Act {
  let framework: Framework
  let programme: Programme

  func perform(_ work: Work) throws -> [FixturePerson: UUID] {
    _ = try LoadFramework(framework: framework).perform(work)
    _ = try LoadProgramme(programme: programme).perform(work)
    var people: [FixturePerson: UUID] = [:]
    for person in FixturePerson.allCases {
      people[person] = try AddPerson(
        login: person.login, name: person.name, password: FixtureCity.password,
        role: person.role, orgUnit: person.unit, cost: .light
      ).perform(work)
    }
    return people
  }
}
