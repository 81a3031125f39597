// SPDX-License-Identifier: Apache-2.0

/// Where one indicator of one unit stands in a period (tình trạng thu thập).
public enum DutyState: String, Sendable, Codable, CaseIterable {
  /// Nothing yet, and there is time.
  case missing
  /// Nothing yet, and the deadline is over.
  case late
  /// Figures that are not all there.
  case partly
  /// Filled in, not submitted.
  case filled
  /// Waits for the head of the unit or the standing office.
  case submitted
  /// Sent back, with a remark at this indicator or at the whole.
  case returned
  /// Counts, but is an estimate.
  case estimate
  /// Counts.
  case approved

  /// True for what is still to be done by the unit.
  public var isOpen: Bool { [.missing, .late, .partly, .filled, .returned].contains(self) }
}
