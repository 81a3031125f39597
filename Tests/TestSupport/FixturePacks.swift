// SPDX-License-Identifier: Apache-2.0
package import Domain
package import Foundation
import Packs

/// The real framework and programme folders of the repository, read once for all tests.
package enum FixturePacks {
  /// What is wrong with the folders, when something is.
  package struct Broken: Error, CustomStringConvertible {
    package let description: String
  }

  package static func framework() throws -> Framework { try loaded.get().framework }

  package static func programme() throws -> Programme { try loaded.get().programme }

  /// Another framework of the repository, by its folder's name.
  package static func framework(_ folder: String) throws -> Framework {
    let (other, faults) = FrameworkPack.read(
      root.appending(path: "frameworks/\(folder)"), others: [try framework()])
    guard let other else { throw Broken(description: "\(faults)") }
    return other
  }

  /// UNESCO's key features, with their crosswalk to the framework.
  package static func unesco() throws -> Framework {
    let folder = root.appending(path: "frameworks/unesco-key-features-2013")
    let (framework, slips) = FrameworkPack.read(folder, others: [try Self.framework()])
    guard let framework else { throw Broken(description: "\(slips)") }
    return framework
  }

  /// The rules on personal data that stand beside the program.
  package static func personalData() throws -> PersonalDataRules {
    let (rules, faults) = PersonalDataPack.read()
    guard let rules else { throw Broken(description: "\(faults)") }
    return rules
  }

  package static func evidence() throws -> EvidenceRules {
    let (rules, faults) = EvidencePack.read()
    guard let rules else { throw Broken(description: "\(faults)") }
    return rules
  }

  package static func calendar() throws -> WorkingCalendar {
    let (calendar, faults) = CalendarPack.read()
    guard let calendar else { throw Broken(description: "\(faults)") }
    return calendar
  }

  /// The folder of the repository, found from the place of this file.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let loaded = Result<(framework: Framework, programme: Programme), any Error> {
    let (framework, slips) = FrameworkPack.read(root.appending(path: "frameworks/vn-86-2019"))
    guard let framework else { throw Broken(description: "\(slips)") }
    let (programme, faults) = ProgrammePack.read(
      root.appending(path: "programmes/uong-bi-2025"), framework: framework)
    guard let programme else { throw Broken(description: "\(faults)") }
    return (framework, programme)
  }
}
