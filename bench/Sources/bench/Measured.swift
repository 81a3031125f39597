// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What one side measured: seconds by name of what it did, and its peak memory.
/// The peer writes the same JSON.
struct Measured: Codable {
  /// The median of the runs, by name.
  let seconds: [String: Double]
  let runs: Int
  let peakMegabytes: Int
  /// What else a reader should know, in a sentence.
  let note: String

  init(seconds: [String: Double], runs: Int, note: String) {
    self.seconds = seconds
    self.runs = runs
    self.note = note
    peakMegabytes = Self.peakMegabytes()
  }

  init(from file: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  func write(to file: URL) throws { try JSONEncoder().encode(self).write(to: file) }

  /// The median of so many runs of `body`, after one that does not count.
  static func median(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    try body()
    var seconds: [Double] = []
    for _ in 0..<runs { seconds.append(try clock.measure(body) / .seconds(1)) }
    return seconds.sorted()[runs / 2]
  }

  /// Zero where the system does not tell.
  private static func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
  }
}
