// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What wrong tries rest, and for how long. Counted are tries for one name from one place, from one
/// address, and for one name from everywhere. A browser in which the person signed in before is a
/// place of its own, which only its own tries rest: nobody locks others out. Names that nobody has
/// are counted and answered alike; only hashes are kept of what was typed.
struct SignInLimits {
  static let rest: TimeInterval = 15 * 60
  static let triesHere = 5
  static let triesFromAddress = 50
  static let triesForName = 25
  /// Counts older than this begin anew.
  private static let window: TimeInterval = 15 * 60

  let login: String
  let address: String
  /// The token that a browser keeps since the last sign-in there.
  let device: String?
  /// The person has signed in and is asked once more: nobody else's tries rest that.
  let isOwn: Bool

  init(login: String, address: String?, device: String?, isOwn: Bool = false) {
    self.isOwn = isOwn
    self.login = login.trimmingCharacters(in: .whitespaces).lowercased()
    self.address = NetworkAddress.network(address ?? "")
    self.device = device
  }

  private struct Counter {
    let key: String
    let limit: Int
  }

  /// The hash by which a browser is known to be one of the person's.
  static func deviceHash(_ login: String, _ device: String) -> String {
    Token.hash("device:\(login):\(device)")
  }

  private func counters(_ work: Work) throws -> [Counter] {
    if isOwn { return [Counter(key: Token.hash("own:\(login)"), limit: Self.triesHere)] }
    if let device {
      let hash = Self.deviceHash(login, device)
      if try work.transaction.exists("SELECT 1 FROM known_device WHERE token_hash = \(hash)") {
        return [Counter(key: Token.hash("device-tries:\(hash)"), limit: Self.triesHere)]
      }
    }
    return [
      Counter(key: Token.hash("place:\(login):\(address)"), limit: Self.triesHere),
      Counter(key: Token.hash("address:\(address)"), limit: Self.triesFromAddress),
      Counter(key: Token.hash("name:\(login)"), limit: Self.triesForName),
    ]
  }

  /// Minutes until the next try; nil when there may be one now.
  func minutesOfRest(_ work: Work) throws -> Int? {
    let keys = try counters(work).map(\.key)
    let until = try work.transaction.all(
      """
      SELECT rests_until FROM sign_in_try
      WHERE key IN (\(list: keys)) AND rests_until > \(work.now)
      """, as: Date.self
    ).max()
    return until.map { Int(($0.timeIntervalSince(work.now) / 60).rounded(.up)) }
  }

  /// Whether a try was wrong lately.
  func hasWrong(_ work: Work) throws -> Bool {
    let keys = try counters(work).map(\.key)
    return try work.transaction.exists(
      "SELECT 1 FROM sign_in_try WHERE key IN (\(list: keys)) AND failed > 0")
  }

  /// Counts a wrong try; minutes when it was one too many.
  func countWrong(_ work: Work) throws -> Int? {
    var rests = false
    let begin = work.now.addingTimeInterval(-Self.window)
    for counter in try counters(work) {
      let failed = try work.transaction.scalar(
        """
        INSERT INTO sign_in_try (key, failed, counted_from) VALUES (\(counter.key), 1, \(work.now))
        ON CONFLICT (key) DO UPDATE SET
          failed = CASE WHEN sign_in_try.counted_from <= \(begin) THEN 1
            ELSE sign_in_try.failed + 1 END,
          counted_from = CASE WHEN sign_in_try.counted_from <= \(begin) THEN \(work.now)
            ELSE sign_in_try.counted_from END
        RETURNING failed
        """, as: Int.self)
      guard (failed ?? 0) >= counter.limit else { continue }
      rests = true
      try work.transaction.execute(
        """
        UPDATE sign_in_try SET failed = 0, rests_until = \(work.now.addingTimeInterval(Self.rest))
        WHERE key = \(counter.key)
        """)
    }
    return rests ? Int(Self.rest / 60) : nil
  }

  /// A right try clears the count of its place; the other counts run on.
  func countRight(_ work: Work) throws {
    let key = try counters(work)[0].key
    try work.transaction.execute("DELETE FROM sign_in_try WHERE key = \(key)")
    try work.transaction.execute(
      """
      DELETE FROM sign_in_try WHERE counted_from < \(work.now.addingTimeInterval(-86_400))
        AND (rests_until IS NULL OR rests_until < \(work.now))
      """)
  }

  /// From now on the browser is known.
  func know(_ person: UUID, _ work: Work) throws {
    guard let device else { return }
    try work.transaction.execute(
      """
      INSERT INTO known_device (token_hash, person_id, known_since)
      VALUES (\(Self.deviceHash(login, device)), \(person), \(work.now))
      ON CONFLICT (token_hash) DO NOTHING
      """)
  }
}
