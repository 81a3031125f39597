// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// The indicators as rules, and the frameworks that are held against them.
@Suite struct FrameworkEndpointTests {
  private static let path = "\(APICity.programme)/framework"

  private struct Definition: Decodable {
    struct Element: Decodable {
      let code: String
      let breakdowns: [String]
      let overTime: String
    }

    struct Lead: Decodable {
      let party: String
      let supporting: [String]
    }

    let indicator: String
    let code: String
    let title: String?
    let formulas: [String]
    let threshold: String?
    let elements: [Element]
    let leads: [Lead]
  }

  private struct Link: Decodable {
    let framework: String
    let criterion: String
    let name: String?
    let indicators: [String]
    let isUnverified: Bool
  }

  @Test func `Every indicator is a rule, and one is the same as in the list`() async throws {
    try await APICity.with { city in
      let all = try await city.ask(.get, Self.path, as: .an).decoded([Definition].self)
      #expect(all.map(\.indicator) == (1...57).map(String.init))
      let one = try await city.ask(.get, "\(Self.path)/15", as: .an).decoded(Definition.self)
      #expect(one.leads.map(\.party) == ["ub-ldtbxh", "ub-qldt"])
      #expect(one.leads.map(\.supporting) == [["ub-qldt"], ["ub-ldtbxh"]])
      let third = try await city.ask(.get, "\(Self.path)/3", as: .an).decoded(Definition.self)
      #expect(third.code == "1.1.2.3" && third.threshold == "≥ 70")
      #expect(third.formulas == ["citizens_taking_part / citizens * 100"])
      #expect(third.title?.hasPrefix("70% công dân") == true)
      let citizens = try #require(third.elements.first { $0.code == "citizens" })
      #expect(
        citizens.breakdowns == [
          "sex=female", "sex=male", "ethnicity=minority", "ethnicity=majority",
        ])
      #expect(all[25].title == nil && all[25].elements.isEmpty)
    }
  }

  @Test func `Words find indicators with accents and without`() async throws {
    try await APICity.with { city in
      for query in ["xoa+mu+chu", "xoa%20mu%20chu", "x%C3%B3a+m%C3%B9+ch%E1%BB%AF"] {
        let found = try await city.ask(.get, "\(Self.path)?q=\(query)", as: .an)
          .decoded([Definition].self)
        #expect(found.map(\.indicator) == ["1", "2"], "\(query)")
      }
      let none = try await city.ask(.get, "\(Self.path)?q=zzz", as: .an)
      #expect(try none.decoded([Definition].self).isEmpty)
    }
  }

  @Test func `A crosswalk has every criterion, also those that nothing answers`() async throws {
    try await APICity.with { city in
      let path = "\(APICity.programme)/crosswalks"
      #expect(try await city.ask(.get, path, as: .an).decoded([Link].self).isEmpty)
      try await city.fixture.city.perform(
        LoadFramework(framework: try FixturePacks.unesco()), as: .commandLine)
      let links = try await city.ask(.get, path, as: .an).decoded([Link].self)
      #expect(links.count == 42 && Set(links.map(\.framework)).count == 1)
      #expect(links.first { $0.criterion == "KF1.1" }?.indicators == ["1", "2"])
      #expect(links.first { $0.criterion == "KF1.4" }?.indicators == [])
      #expect(links.allSatisfy { $0.isUnverified && $0.name != nil })
    }
  }
}
