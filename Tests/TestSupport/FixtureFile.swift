// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Small files that begin as files of their kind do.
package enum FixtureFile {
  /// The bytes of a file of this name, with something more to tell files apart.
  package static func bytes(_ name: String, _ more: [UInt8] = []) -> [UInt8] {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let beginning: [UInt8] =
      switch ending {
      case "pdf": Array("%PDF".utf8)
      case "docx", "xlsx": [0x50, 0x4B, 0x03, 0x04] + Array("[Content_Types].xml".utf8)
      case "png": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      case "jpg", "jpeg": [0xFF, 0xD8, 0xFF]
      default: Array("text".utf8)
      }
    return beginning + more
  }

  /// The path of a folder of one's own; it is made by whoever uses it.
  package static func folder() -> String {
    FileManager.default.temporaryDirectory
      .appending(path: "learningcity-\(UUID().uuidString)").path
  }
}
