// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// How faults name their file: the folder as the person gave it, and the name of the file.
@Suite struct FaultPathTests {
  private func files(_ folder: URL) -> Set<String> {
    Set(FrameworkPack.read(folder).faults.map(\.file))
  }

  /// The real folder, seen from where the tests run.
  private var relative: String {
    let here = URL(filePath: FileManager.default.currentDirectoryPath).pathComponents
    let there = RealFolder.framework.pathComponents
    let shared = zip(here, there).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: here.count - shared)
    return (up + there.dropFirst(shared)).joined(separator: "/")
  }

  @Test func aRelativeFolderStaysRelative() {
    for folder in [relative, "./\(relative)"] {
      #expect(files(URL(filePath: folder)) == ["\(folder)/indicators.yaml"])
      #expect(
        files(URL(filePath: folder, directoryHint: .isDirectory)) == ["\(folder)/indicators.yaml"])
    }
  }

  @Test func anAbsoluteFolderStaysAbsolute() {
    let folder = RealFolder.framework.path
    #expect(files(URL(filePath: folder)) == ["\(folder)/indicators.yaml"])
    #expect(files(URL(filePath: folder + "/")) == ["\(folder)/indicators.yaml"])
  }

  @Test func vietnameseLettersAndSpacesAreNotEscaped() throws {
    let folder = try EditedFolder(RealFolder.framework, named: "bộ tiêu chí 100%")
    #expect(folder.url.path.hasSuffix("bộ tiêu chí 100%"))
    #expect(files(folder.url) == ["\(folder.url.path)/indicators.yaml"])
  }

  @Test func aMissingFolderIsNamedAsItWasGiven() {
    #expect(
      files(URL(filePath: "no/such")) == [
        "no/such/framework.yaml", "no/such/data-elements.yaml", "no/such/indicators.yaml",
      ])
  }
}
