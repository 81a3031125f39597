// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One line of the benchmark, and one element of `results.json`. Times are in seconds.
struct BenchmarkResult: Codable {
  let name: String
  let ours: Double
  let peer: Double
  let peerName: String
  /// Ours by the peer's; below 1 is faster than the peer.
  let ratio: Double
  /// How many values went in, the missing ones included.
  let values: Int
  let cores: Int

  init(name: String, ours: Double, peer: Double, peerName: String, values: Int) {
    self.name = name
    self.ours = ours
    self.peer = peer
    self.peerName = peerName
    self.values = values
    ratio = ours / peer
    cores = ProcessInfo.processInfo.processorCount
  }

  var line: String {
    "bench \(name) ours=\(Self.text(ours))s peer=\(peerName):\(Self.text(peer))s"
      + " ratio=\(Self.text(ratio))"
  }

  /// Puts the results into the file; those of other benchmarks stay.
  static func add(_ results: [BenchmarkResult], to file: URL) throws {
    var all: [BenchmarkResult] = []
    if let old = try? Data(contentsOf: file) {
      all = try JSONDecoder().decode([BenchmarkResult].self, from: old)
    }
    let names = Set(results.map(\.name))
    all = (all.filter { !names.contains($0.name) } + results).sorted { $0.name < $1.name }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(all).write(to: file)
  }

  private static func text(_ number: Double) -> String { String(format: "%.3f", number) }
}
