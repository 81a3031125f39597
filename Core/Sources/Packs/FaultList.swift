// SPDX-License-Identifier: Apache-2.0

/// Collects the faults while a folder is read, so that all are shown at once.
final class FaultList {
  private(set) var faults: [PackFault] = []

  func add(
    _ code: String, _ file: String, _ line: Int, _ arguments: [String: String] = [:],
    severity: PackFault.Severity = .error
  ) {
    faults.append(
      PackFault(file: file, line: line, severity: severity, code: code, arguments: arguments))
  }

  var hasErrors: Bool { faults.contains { $0.severity == .error } }
}
