// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs

/// The folders of the repository that cities really use.
enum RealFolder {
  static let root: URL =
    URL(filePath: #filePath)
    .deletingLastPathComponent()  // Support
    .deletingLastPathComponent()  // PacksTests
    .deletingLastPathComponent()  // Tests
    .deletingLastPathComponent()  // Core
    .deletingLastPathComponent()

  static let framework = root.appending(path: "frameworks/vn-86-2019")
  static let programme = root.appending(path: "programmes/uong-bi-2025")

  /// The real framework, read once.
  static let known = readFramework()

  /// The real framework, or nil where it has errors.
  static func readFramework() -> Framework? { FrameworkPack.read(framework).framework }

  /// The real programme, or nil where it has errors.
  static func readProgramme() -> Programme? {
    ProgrammePack.read(programme, framework: readFramework()).programme
  }
}
