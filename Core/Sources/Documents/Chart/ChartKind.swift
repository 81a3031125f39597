// SPDX-License-Identifier: Apache-2.0

/// What a part of a picture stands for; the raw value is its class in the stylesheet.
/// The kinds bear the names of the verdicts, so that a badge and a bar agree.
public enum ChartKind: String, CaseIterable, Sendable {
  case met, notMet, expected, noData, notApplicable, notComparable
}
