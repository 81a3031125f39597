// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Files that cannot be read at all: one fault each, and none that only follows from it.
@Suite struct FileFaultTests {
  private static let frameworkFiles = ["framework.yaml", "data-elements.yaml", "indicators.yaml"]
  private static let programmeFiles = [
    "programme.yaml", "org-units.yaml", "assignments.yaml", "reporting.yaml", "reports.yaml",
  ]

  private func faults(_ file: String, _ spoil: (EditedFolder) throws -> Void) throws -> [String] {
    let isFramework = Self.frameworkFiles.contains(file)
    let folder = try EditedFolder(isFramework ? RealFolder.framework : RealFolder.programme)
    try spoil(folder)
    let faults =
      isFramework
      ? FrameworkPack.read(folder.url).faults
      : ProgrammePack.read(folder.url, framework: RealFolder.readFramework()).faults
    #expect(faults.allSatisfy { $0.file == folder.path(of: file) })
    return faults.map { "\($0.code):\($0.line)" }
  }

  @Test(arguments: frameworkFiles + programmeFiles)
  func aMissingFileIsTold(file: String) throws {
    #expect(try faults(file) { try $0.remove(file) } == ["pack.missing-file:1"])
  }

  @Test(arguments: frameworkFiles + programmeFiles)
  func aFileThatIsNotUTF8IsTold(file: String) throws {
    let latin = Array("id: ".utf8) + [0xE9, 0x0A]
    #expect(try faults(file) { try $0.write(latin, to: file) } == ["pack.not-utf8:1"])
  }

  @Test(arguments: frameworkFiles + programmeFiles)
  func aFileThatIsTooLargeIsNotRead(file: String) throws {
    let large = Array(repeating: UInt8(ascii: "#"), count: 4 << 20 | 1)
    #expect(try faults(file) { try $0.write(large, to: file) } == ["pack.not-utf8:1"])
  }

  @Test(arguments: frameworkFiles + programmeFiles)
  func anEmptyFileIsNoMapping(file: String) throws {
    #expect(try faults(file) { try $0.write([], to: file) } == ["pack.not-a-mapping:1"])
  }

  @Test func aKeyThatStandsTwiceIsTold() throws {
    let old = "    criterion: \"1.1.1\"\n"
    var line = 0
    let found = try faults("indicators.yaml") { folder in
      line = try folder.line(of: old, in: "indicators.yaml")
      try folder.replace(old, with: old + old, in: "indicators.yaml")
    }
    #expect(found == ["yaml.duplicate-key:\(line)"])
  }

  @Test func brokenYAMLIsToldWithItsLine() throws {
    var line = 0
    let found = try faults("framework.yaml") { folder in
      line = try folder.line(of: "id: vn-86-2019", in: "framework.yaml")
      try folder.replace("id: vn-86-2019", with: "id: vn: 86", in: "framework.yaml")
    }
    #expect(found == ["yaml.broken:\(line)"])
  }

  @Test func aTabIsToldWithItsLine() throws {
    var line = 0
    let found = try faults("framework.yaml") { folder in
      line = try folder.line(of: "  vi: Bộ tiêu chí", in: "framework.yaml")
      try folder.replace("  vi: Bộ tiêu chí", with: "\tvi: Bộ tiêu chí", in: "framework.yaml")
    }
    #expect(found == ["yaml.broken:\(line)"])
  }

  @Test func everyMissingFileIsToldAtOnce() throws {
    let folder = try EditedFolder(RealFolder.programme)
    for file in Self.programmeFiles { try folder.remove(file) }
    let (programme, faults) = ProgrammePack.read(folder.url, framework: nil)
    #expect(programme == nil)
    #expect(faults.map(\.file) == Self.programmeFiles.map(folder.path).sorted())
    #expect(Set(faults.map(\.code)) == ["pack.missing-file"])
  }

  @Test func aFolderThatIsNotThereMissesAllItsFiles() {
    let faults = FrameworkPack.read(URL(filePath: "/no/such/folder")).faults
    #expect(faults.map(\.code) == Array(repeating: "pack.missing-file", count: 3))
  }
}
