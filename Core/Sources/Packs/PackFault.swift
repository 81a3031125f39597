// SPDX-License-Identifier: Apache-2.0

/// A fault in a framework or programme folder: where, and what as a locale key.
public struct PackFault: Sendable, Hashable, Comparable {
  /// A warning is shown but does not keep a folder from being loaded.
  public enum Severity: Sendable, Hashable {
    case error, warning
  }

  public let file: String
  /// From 1.
  public let line: Int
  public let severity: Severity
  public let code: String
  public let arguments: [String: String]

  public init(
    file: String, line: Int, severity: Severity = .error, code: String,
    arguments: [String: String] = [:]
  ) {
    self.file = file
    self.line = line
    self.severity = severity
    self.code = code
    self.arguments = arguments
  }

  public static func < (left: PackFault, right: PackFault) -> Bool {
    (left.file, left.line, left.code) < (right.file, right.line, right.code)
  }
}
