// SPDX-License-Identifier: Apache-2.0

/// A unit (đơn vị) that reports or leads, as a programme's folder describes it.
public struct OrgUnit: Sendable, Codable, Hashable {
  /// A place in a hierarchy besides the first one: the line of an association.
  public struct Line: Sendable, Codable, Hashable {
    /// The code of the hierarchy.
    public let hierarchy: String
    public let parent: String

    public init(hierarchy: String, parent: String) {
      self.hierarchy = hierarchy
      self.parent = parent
    }
  }

  /// Never another one, whatever the unit is called: its stable id.
  public let code: String
  public let name: LocalizedText
  public let shortName: LocalizedText?
  /// The code of its kind.
  public let kind: String
  /// The code of the unit above it; nil for the area itself.
  public let parent: String?
  public let source: String?
  /// The number that an official list gives it for a time, such as `06994`.
  public let officialCode: String?
  @OrEmpty public private(set) var lines: [Line]

  public init(
    code: String, name: LocalizedText, shortName: LocalizedText?, kind: String, parent: String?,
    source: String?, officialCode: String? = nil, lines: [Line] = []
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.parent = parent
    self.source = source
    self.officialCode = officialCode
    self.lines = lines
  }

  /// The short name where there is one.
  public var label: LocalizedText { shortName ?? name }

  /// The unit above it in a hierarchy; nil is the first one.
  public func parent(in hierarchy: String?) -> String? {
    hierarchy.map { code in lines.first { $0.hierarchy == code }?.parent } ?? parent
  }
}
