// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// When a figure looks odd (kiểm tra hợp lý): against the last period, the unit's own history, and like
/// units. The numbers are data, not code.
public struct FigureChecks: Sendable, Hashable {
  /// What becomes of an odd figure: it cannot be handed in, or only with a reason.
  public enum Level: String, Sendable, Codable, CaseIterable {
    case must, should
  }

  /// Another than in the period before by more than so many percent, and by at least so much.
  public struct Jump: Sendable, Hashable {
    public let level: Level
    public let percent: Decimal
    public let atLeast: Decimal

    public init(level: Level, percent: Decimal, atLeast: Decimal) {
      self.level = level
      self.percent = percent
      self.atLeast = atLeast
    }
  }

  /// Farther from the median than so many times the usual spread (the median of distances), where at
  /// least so many values are known.
  public struct Spread: Sendable, Hashable {
    public let level: Level
    public let spreads: Decimal
    public let values: Int

    public init(level: Level, spreads: Decimal, values: Int) {
      self.level = level
      self.spreads = spreads
      self.values = values
    }

    /// Whether a value lies too far out. A spread under a twentieth of the median counts as that much:
    /// figures that hardly ever move are not odd for moving a little.
    func isOdd(_ value: Decimal, among others: [Decimal]) -> Bool {
      guard others.count >= values else { return false }
      let middle = Self.median(others)
      let spread = max(Self.median(others.map { ($0 - middle).magnitude }), middle.magnitude / 20)
      return (value - middle).magnitude > spread * spreads
    }

    static func median(_ values: [Decimal]) -> Decimal {
      if values.isEmpty { return 0 }
      let sorted = values.sorted()
      let half = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
  }

  public let version: String
  public let jump: Jump?
  public let history: Spread?
  public let peers: Spread?

  public init(version: String, jump: Jump?, history: Spread?, peers: Spread?) {
    self.version = version
    self.jump = jump
    self.history = history
    self.peers = peers
  }

  /// Nothing is odd.
  public static let none = FigureChecks(version: "", jump: nil, history: nil, peers: nil)
}

/// What a unit's figures are held against.
public struct FigureBackground: Sendable {
  /// By place, of the period before.
  public var previous: [String: Decimal] = [:]
  /// By place, of earlier periods in any order.
  public var earlier: [String: [Decimal]] = [:]
  /// By indicator: the values of like units.
  public var peers: [Int: [Decimal]] = [:]

  public init() {}
}

/// A figure that looks odd.
public struct Doubt: Sendable, Hashable {
  public let indicator: Int
  public let level: FigureChecks.Level
  public let issue: Issue
}

extension SubmissionCheck {
  /// What looks odd in a report. A doubt that only asks for a reason is answered by the line's note.
  public static func doubts(
    _ lines: [SubmissionLine], framework: Framework, background: FigureBackground,
    checks: FigureChecks
  ) -> [Doubt] {
    var seen: Set<String> = []
    return lines.flatMap { line -> [Doubt] in
      guard let indicator = framework.indicator(line.indicator) else { return [] }
      let figures = line.figures.filter { figure in
        let kind = framework.dataElement(figure.dataElement)?.kind
        return figure.breakdown.isEmpty && (kind == .count || kind == .amount)
          && seen.insert(figure.place).inserted
      }
      let own = figures.compactMap { doubt($0, line, background, checks) }
      return own + [peers(line, indicator, background, checks)].compactMap(\.self)
    }
  }

  /// Figures whose indicator asks for evidence and has none.
  public static func withoutEvidence(
    _ lines: [SubmissionLine], framework: Framework, evidence: Set<Int>
  ) -> [Doubt] {
    lines.compactMap { line in
      guard !line.figures.isEmpty, !evidence.contains(line.indicator) else { return nil }
      let level: FigureChecks.Level
      switch framework.indicator(line.indicator)?.evidenceDemand {
      case .must: level = .must
      case .should: level = .should
      case .some(.none), nil: return nil
      }
      return Doubt(
        indicator: line.indicator, level: level,
        issue: Issue(
          field: "evidence-\(line.indicator)", code: "line.evidence-missing",
          arguments: ["indicator": String(line.indicator)]))
    }
  }

  /// Those that keep a report from being handed in.
  public static func unanswered(_ doubts: [Doubt], _ lines: [SubmissionLine]) -> [Issue] {
    doubts.filter { doubt in
      doubt.level == .must
        || lines.first { $0.indicator == doubt.indicator }?.note.isEmpty ?? true
    }.map(\.issue)
  }

  private static func doubt(
    _ figure: SubmissionLine.Figure, _ line: SubmissionLine, _ background: FigureBackground,
    _ checks: FigureChecks
  ) -> Doubt? {
    let field = "figure-\(figure.place)"
    func doubt(_ code: String, _ level: FigureChecks.Level, _ more: [String: String]) -> Doubt {
      let arguments = ["indicator": String(line.indicator), "value": "\(figure.value)"]
      return Doubt(
        indicator: line.indicator, level: level,
        issue: Issue(
          field: field, code: code, arguments: arguments.merging(more) { first, _ in first }))
    }
    if let jump = checks.jump, let before = background.previous[figure.place] {
      let moved = (figure.value - before).magnitude
      if moved >= jump.atLeast, moved * 100 > before.magnitude * jump.percent {
        return doubt("doubt.jump", jump.level, ["before": "\(before)"])
      }
    }
    if let history = checks.history, let earlier = background.earlier[figure.place],
      history.isOdd(figure.value, among: earlier)
    {
      return doubt(
        "doubt.history", history.level,
        ["usual": "\(FigureChecks.Spread.median(earlier))", "periods": String(earlier.count)])
    }
    return nil
  }

  private static func peers(
    _ line: SubmissionLine, _ indicator: Indicator, _ background: FigureBackground,
    _ checks: FigureChecks
  ) -> Doubt? {
    guard let rule = checks.peers, let others = background.peers[line.indicator],
      let value = share(indicator.measure, { line.figure($0)?.value }),
      rule.isOdd(value, among: others)
    else { return nil }
    return Doubt(
      indicator: line.indicator, level: rule.level,
      issue: Issue(
        field: "indicator-\(line.indicator)", code: "doubt.peers",
        arguments: [
          "indicator": String(line.indicator), "value": "\(value.rounded(1))",
          "usual": "\(FigureChecks.Spread.median(others).rounded(1))",
          "units": String(others.count),
        ]))
  }

  /// The value by which units of different size can be compared: a percentage or a ratio.
  public static func share(_ measure: Measure, _ figure: (String) -> Decimal?) -> Decimal? {
    switch measure {
    case .percentage(let numerator, let denominator):
      guard let part = numerator.value(figure), let whole = denominator.value(figure), whole != 0
      else { return nil }
      return part * 100 / whole
    case .ratio(let numerator, let denominator):
      guard let part = numerator.value(figure), let whole = denominator.value(figure), whole != 0
      else { return nil }
      return part / whole
    default: return nil
    }
  }
}
