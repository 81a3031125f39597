// SPDX-License-Identifier: Apache-2.0

import Domain
import Packs

/// The real programme with the sample framework's indicators beside the real ones.
enum SampleAlongside {
  static let root = "programme.yaml"
  static let assignments = "assignments.yaml"

  static func folder() throws -> EditedFolder {
    let folder = try EditedFolder(RealFolder.programme)
    try folder.replace(
      "area: ub\n", with: "area: ub\nalongside:\n  - {framework: mine, version: \"1\"}\n", in: root)
    let own = (201...206).map { number in
      let lead = number == 201 || number == 203 ? "group: phuong-xa" : "unit: ub-gddt"
      return "  - {indicator: \(number), leads: [{\(lead)}]}\n"
    }
    try folder.replace(
      "assignments:\n", with: "assignments:\n" + own.joined(), in: assignments)
    return folder
  }

  static func read(
    _ folder: EditedFolder
  ) throws -> (programme: Programme?, faults: [PackFault]) {
    let others = try [RealFolder.known, SampleFramework.framework()].compactMap { $0 }
    return ProgrammePack.read(folder.url, framework: others.first, others: others)
  }
}
