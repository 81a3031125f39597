// SPDX-License-Identifier: Apache-2.0

extension Framework {
  /// This framework with the areas, indicators and data elements of others beside its own. Numbers
  /// and codes must differ, which the rules of a programme check; a data element that both have is
  /// one.
  public func joined(with others: [Framework]) -> Framework {
    guard !others.isEmpty else { return self }
    let all = [self] + others
    func first<Value>(_ values: [Value], _ code: (Value) -> String) -> [Value] {
      var seen: Set<String> = []
      return values.filter { seen.insert(code($0)).inserted }
    }
    return Framework(
      id: id, version: version, name: name, legalBasis: legalBasis, validFrom: validFrom,
      note: note, areas: all.flatMap(\.areas),
      indicators: all.flatMap(\.indicators).sorted { $0.number < $1.number },
      dataElements: first(all.flatMap(\.dataElements), \.code), isUnverified: isUnverified,
      breakdowns: first(all.flatMap(\.breakdowns), \.code),
      references: first(all.flatMap(\.references), \.code), crosswalks: crosswalks,
      scoring: scoring)
  }
}
