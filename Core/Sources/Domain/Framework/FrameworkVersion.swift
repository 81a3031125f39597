// SPDX-License-Identifier: Apache-2.0

/// A city's own version of its criteria set (bản riêng của thành phố): what it changes, from which
/// day and on which legal basis. Everything else stays as in the parent.
public struct FrameworkVersion: Sendable, Codable, Hashable {
  /// What one indicator is in the version; nil keeps what the parent has.
  public struct Change: Sendable, Codable, Hashable {
    public let indicator: Int
    public let name: LocalizedText?
    public let measure: Measure?
    public let threshold: Threshold?
    /// How the city reads the indicator: what is counted, and how.
    public let definition: LocalizedText?
    /// Whether figures without evidence can be handed in.
    public let evidenceDemand: EvidenceDemand?
    public let reason: String?

    public init(
      indicator: Int, name: LocalizedText? = nil, measure: Measure? = nil,
      threshold: Threshold? = nil, definition: LocalizedText? = nil,
      evidenceDemand: EvidenceDemand? = nil, reason: String? = nil
    ) {
      self.indicator = indicator
      self.name = name
      self.measure = measure
      self.threshold = threshold
      self.definition = definition
      self.evidenceDemand = evidenceDemand
      self.reason = reason
    }

    /// True when the indicator is as in the parent.
    public var isEmpty: Bool {
      name == nil && measure == nil && threshold == nil && definition == nil
        && evidenceDemand == nil
    }

    /// True when values before and after it cannot be compared.
    public var breaksTrend: Bool { measure != nil || definition != nil }
  }

  /// Its name within the programme, such as `2025-07`.
  public let version: String
  public let legalBasis: String
  public let validFrom: CalendarDate
  public let changes: [Change]

  public init(version: String, legalBasis: String, validFrom: CalendarDate, changes: [Change]) {
    self.version = version
    self.legalBasis = legalBasis
    self.validFrom = validFrom
    self.changes = changes
  }

  public func change(_ indicator: Int) -> Change? { changes.first { $0.indicator == indicator } }
}

extension Framework {
  /// The framework as a version changes it.
  public func applying(_ version: FrameworkVersion) -> Framework {
    var framework = self
    framework.indicators = indicators.map { indicator in
      version.change(indicator.number).map(indicator.applying) ?? indicator
    }
    return framework
  }

  /// The framework as it is in force on a day: the versions that have begun, in their order.
  public func inForce(on date: CalendarDate, _ versions: [FrameworkVersion]) -> Framework {
    versions.filter { $0.validFrom <= date }.sorted { $0.validFrom < $1.validFrom }
      .reduce(self) { $0.applying($1) }
  }
}

extension Indicator {
  /// The indicator as a change makes it.
  public func applying(_ change: FrameworkVersion.Change) -> Indicator {
    Indicator(
      number: number, code: code, criterion: criterion, name: change.name ?? name,
      measure: change.measure ?? measure, threshold: change.threshold ?? threshold, unit: unit,
      evidence: evidence, source: source, note: note,
      definition: change.definition ?? definition,
      evidenceDemand: change.evidenceDemand ?? evidenceDemand)
  }
}
