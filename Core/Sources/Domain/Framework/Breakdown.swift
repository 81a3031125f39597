// SPDX-License-Identifier: Apache-2.0

/// A way to divide a total (phân tổ): by sex, by age … Its categories together make the whole.
public struct Breakdown: Sendable, Codable, Hashable {
  /// One part of the whole.
  public struct Category: Sendable, Codable, Hashable {
    public let code: String
    public let name: LocalizedText

    public init(code: String, name: LocalizedText) {
      self.code = code
      self.name = name
    }
  }

  public let code: String
  public let name: LocalizedText
  public let categories: [Category]

  public init(code: String, name: LocalizedText, categories: [Category]) {
    self.code = code
    self.name = name
    self.categories = categories
  }

  /// How a figure of a category is kept: `sex=female`. The total's is the empty text.
  public func key(_ category: Category) -> String { "\(code)=\(category.code)" }

  public var keys: [String] { categories.map(key) }
}
