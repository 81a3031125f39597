// SPDX-License-Identifier: Apache-2.0

/// An indicator (chỉ số): what is measured and what must be reached.
public struct Indicator: Sendable, Codable, Hashable {
  public let number: Int
  /// Such as `1.1.1.1`: its criterion and its number.
  public let code: String
  /// The code of its criterion.
  public let criterion: String
  /// Nil when no text is known (chưa có văn bản).
  public var name: LocalizedText?
  public let measure: Measure
  public let threshold: Threshold?
  /// The unit of measure of the value.
  public let unit: LocalizedText?
  /// The proof that the source asks for.
  public let evidence: LocalizedText?
  /// Whether figures without evidence can be handed in; nil asks for none.
  public let evidenceDemand: EvidenceDemand?
  public let source: String?
  public let note: String?
  /// How it is read: what is counted, and how. A city's own version may change it.
  public let definition: LocalizedText?

  public init(
    number: Int, code: String, criterion: String, name: LocalizedText?, measure: Measure,
    threshold: Threshold?, unit: LocalizedText?, evidence: LocalizedText?, source: String?,
    note: String?, definition: LocalizedText? = nil, evidenceDemand: EvidenceDemand? = nil
  ) {
    self.number = number
    self.code = code
    self.criterion = criterion
    self.name = name
    self.measure = measure
    self.threshold = threshold
    self.unit = unit
    self.evidence = evidence
    self.evidenceDemand = evidenceDemand
    self.source = source
    self.note = note
    self.definition = definition
  }
}
