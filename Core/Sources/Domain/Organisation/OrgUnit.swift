// SPDX-License-Identifier: Apache-2.0

/// A unit (đơn vị) that reports or leads, as a programme's folder describes it.
public struct OrgUnit: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  public let shortName: LocalizedText?
  /// The code of its kind.
  public let kind: String
  /// The code of the unit above it; nil for the area itself.
  public let parent: String?
  public let source: String?

  public init(
    code: String, name: LocalizedText, shortName: LocalizedText?, kind: String, parent: String?,
    source: String?
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.parent = parent
    self.source = source
  }

  /// The short name where there is one.
  public var label: LocalizedText { shortName ?? name }
}
