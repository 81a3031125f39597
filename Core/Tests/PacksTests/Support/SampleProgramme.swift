// SPDX-License-Identifier: Apache-2.0

import Domain
import Packs

/// The real programme with files beside it that a folder need not have.
enum SampleProgramme {
  static let targets = "targets.yaml"
  static let versions = "versions.yaml"

  static func folder(_ files: [String: String] = files) throws -> EditedFolder {
    try EditedFolder(RealFolder.programme, adding: files)
  }

  static func read(_ folder: EditedFolder) -> (programme: Programme?, faults: [PackFault]) {
    ProgrammePack.read(folder.url, framework: RealFolder.known)
  }

  /// The programme, or nil where the sample is not what the product reads.
  static func programme() throws -> Programme? { read(try folder()).programme }

  static let files = [
    targets: """
    progress:
      atRiskWithin: 12.5
    targets:
      - indicator: 1
        path: step
        baseline: {year: 2023, value: 90}
        years:
          - {year: 2030, value: 99.6}
          - {year: 2025, from: 95, to: 99.5}
        source: Kế hoạch 52, mục II.2
        note: Years in any order.
      - indicator: 7
        unit: ub-gddt
        direction: atMost
        years:
          - {year: 2025, value: -2}
        source: Kế hoạch 52, mục II.3
      - indicator: 7
        kind: ward
        direction: within
        years: [{year: 2025, from: 1, to: 2}]
        source: Kế hoạch 52, mục II.4

    """,
    versions: """
    versions:
      - version: "2025-04"
        legalBasis: Quyết định 1
        validFrom: "2025-04-01"
        changes:
          - indicator: 1
            threshold: {comparison: between, value: 90, upper: 99.5}
            reason: The census
          - indicator: 2
            name: {vi: Khác, en: Other}
            measure:
              kind: ratio
              numerator: newly_literate
              denominator: people_15_60
            definition: {vi: Cách tính, en: How it is counted}

    """,
  ]
}
