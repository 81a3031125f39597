// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The Swift half of `bin/bench`: makes the workload, times ours, compares and reports.
@main
struct Bench {
  static func main() {
    do {
      try run(CommandLine.arguments.dropFirst().map { $0 })
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch (arguments.first, arguments.count) {
    case ("generate", 2):
      var generator = WorkloadGenerator()
      let reported = try generator.write(into: URL(filePath: arguments[1]))
      print(
        """
        \(Workload.indicators) indicators × \(Workload.wards) wards × \
        \(Workload.months.count) months × \(Workload.breakdowns) breakdowns = \
        \(Workload.values) values, \(Workload.values - reported) of them missing
        """)
    case ("roll-up", 2):
      try RollUpBenchmark(directory: URL(filePath: arguments[1])).run()
    case ("compare", 3):
      try compare(URL(filePath: arguments[1]), results: URL(filePath: arguments[2]))
    default:
      throw Refusal("usage: bench generate DIR | bench roll-up DIR | bench compare DIR RESULTS")
    }
  }

  private static func compare(_ directory: URL, results: URL) throws {
    let count = try TotalsComparison.count(
      directory.appending(path: "ours-totals.csv"), directory.appending(path: "peer-totals.csv"))
    let ours = try Measured(from: directory.appending(path: "ours.json"))
    let peer = try Measured(from: directory.appending(path: "peer.json"))
    guard let best = peer.seconds.min(by: { $0.value < $1.value }) else {
      throw Refusal("the peer measured nothing")
    }
    print("\(count) totals of both sides are equal")
    print("ours: \(ours.note), \(ours.peakMegabytes) MB at the peak")
    print("peer: \(peer.note), \(peer.peakMegabytes) MB at the peak")
    for (name, seconds) in peer.seconds.sorted(by: { $0.value < $1.value }) {
      let seconds = String(format: "%.3f", seconds)
      print("peer: \(seconds)s \(name)\(name == best.key ? " (its best, which counts)" : "")")
    }
    let lines = ours.seconds.sorted { $0.key < $1.key }.map { name, seconds in
      BenchmarkResult(
        name: name, ours: seconds, peer: best.value, peerName: "duckdb",
        values: Workload.values)
    }
    try BenchmarkResult.add(lines, to: results)
    for line in lines { print(line.line) }
  }
}
