// SPDX-License-Identifier: Apache-2.0

/// A framework by its id and version.
public struct FrameworkName: Sendable, Codable, Hashable {
  public let id: String
  public let version: String

  public init(id: String, version: String) {
    self.id = id
    self.version = version
  }
}
