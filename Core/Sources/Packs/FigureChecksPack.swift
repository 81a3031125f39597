// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// `figure-checks.yaml`: when a figure looks odd.
public enum FigureChecksPack {
  /// The file that stands beside the program.
  public static var file: URL {
    Bundle.module.bundleURL.appending(path: "Rules/figure-checks.yaml")
  }

  /// The checks when there is no error, and every fault in any case.
  public static func read(
    _ file: URL = Self.file
  ) -> (checks: FigureChecks?, faults: [PackFault]) {
    let faults = FaultList()
    guard
      let root = PackFile.open(file.lastPathComponent, in: file.deletingLastPathComponent(), faults)
    else { return (nil, faults.faults) }
    let checks = FigureChecks(
      version: root.text("version"), jump: root.mapping("jump").map(jump),
      history: root.mapping("history").map { spread($0, "periods") },
      peers: root.mapping("peers").map { spread($0, "units") })
    root.finish()
    return (faults.hasErrors ? nil : checks, faults.faults.sorted())
  }

  private static func jump(_ mapping: PackMapping) -> FigureChecks.Jump {
    defer { mapping.finish() }
    return FigureChecks.Jump(
      level: mapping.choice("level", default: .should), percent: positive(mapping, "percent"),
      atLeast: positive(mapping, "atLeast"))
  }

  private static func spread(_ mapping: PackMapping, _ count: String) -> FigureChecks.Spread {
    defer { mapping.finish() }
    let values = positive(mapping, count)
    return FigureChecks.Spread(
      level: mapping.choice("level", default: .should), spreads: positive(mapping, "spreads"),
      values: NSDecimalNumber(decimal: values).intValue)
  }

  private static func positive(_ mapping: PackMapping, _ key: String) -> Decimal {
    guard mapping.has(key) else {
      mapping.faults.add("pack.missing-key", mapping.file, mapping.line, ["key": key])
      return 1
    }
    let number = mapping.number(key) ?? 1
    if number <= 0 {
      mapping.faults.add(
        "pack.not-a-number", mapping.file, mapping.line(of: key),
        ["key": key, "text": "\(number)"])
    }
    return number
  }
}
