// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Sheets
import Workflow

/// A file that was named at the command line.
struct GivenFile {
  let name: String
  let content: [UInt8]

  /// Refused at `file` when it is not there.
  init(_ path: String) throws {
    name = URL(filePath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Refusal.invalid([
        Issue(field: "file", code: "import.missing-file", arguments: ["file": name])
      ])
    }
    content = [UInt8](data)
  }

  /// Its rows, as those of a file of figures.
  func values() throws -> [ImportRow] { try ValuesFile.rows(content, name: name) }

  /// Its rows, as those of a sheet of rules.
  func rules() throws -> RuleTable { try ValuesFile.rules(content, name: name) }
}
