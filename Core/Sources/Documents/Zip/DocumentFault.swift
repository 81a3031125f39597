// SPDX-License-Identifier: Apache-2.0

/// Why a document could not be read or written: a stable `code` such as `zip.too-large`, and the
/// places and values that a caller needs to word it in any language.
public struct DocumentFault: Error, Equatable, Sendable {
  public var code: String
  public var arguments: [String: String]

  public init(code: String, arguments: [String: String] = [:]) {
    self.code = code
    self.arguments = arguments
  }
}
