// SPDX-License-Identifier: Apache-2.0

/// One record of a table of text: its fields, and the line of the file (from 1) where it starts.
/// Records of one file may differ in length; that is for the caller to judge.
public struct CSVRecord: Equatable, Sendable {
  public let line: Int
  public let fields: [String]

  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }
}
