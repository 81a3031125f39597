// SPDX-License-Identifier: Apache-2.0

/// One part of a whole: how many things are of one kind, and the word that people read for it.
/// A count below zero is drawn as zero.
public struct ChartPart: Equatable, Sendable {
  public let label: String
  public let count: Int
  public let kind: ChartKind

  public init(label: String, count: Int, kind: ChartKind) {
    self.label = label
    self.count = max(0, count)
    self.kind = kind
  }

  /// The words of the tooltip, for example "Đạt: 32".
  var tooltip: String { "\(label): \(count)" }

  /// Hatching tells the kinds apart where colours do not.
  var isHatched: Bool { kind != .met && kind != .notApplicable }
}
