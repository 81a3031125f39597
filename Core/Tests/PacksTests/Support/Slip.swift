// SPDX-License-Identifier: Apache-2.0

import Packs
import Testing

/// One slip of a person in a file, and the one fault that it must give.
struct Slip: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let old: String
  let new: String
  let code: String
  /// Stands on the line that the fault names.
  let marker: String
  let arguments: [String: String]

  init(
    _ description: String, in file: String, _ old: String, _ new: String, _ code: String,
    at marker: String = "# here", _ arguments: [String: String] = [:]
  ) {
    testDescription = description
    self.file = file
    self.old = old
    self.new = new
    self.code = code
    self.marker = marker
    self.arguments = arguments
  }

  /// Makes the slip, and expects its fault and no other error.
  func expect(
    in folder: EditedFolder, severity: PackFault.Severity = .error,
    sourceLocation: SourceLocation = #_sourceLocation, _ read: () -> [PackFault]
  ) throws {
    try folder.replace(old, with: new, in: file)
    let faults = read().filter { $0.severity == severity }
    let line = try folder.line(of: marker, in: file)
    #expect(faults.map(\.code) == [code], sourceLocation: sourceLocation)
    #expect(faults.map(\.file) == [folder.path(of: file)], sourceLocation: sourceLocation)
    #expect(faults.map(\.line) == [line], sourceLocation: sourceLocation)
    for (key, value) in arguments {
      #expect(faults.first?.arguments[key] == value, sourceLocation: sourceLocation)
    }
  }
}
