// SPDX-License-Identifier: Apache-2.0

public import Foundation
import Synchronization

/// Makes UUIDs of version 7 (RFC 9562): the first 48 bits are milliseconds, so ids sort by age;
/// a sequence follows, so that those of one instant sort as they were made.
public enum Identifier {
  private static let sequence = Mutex<UInt64>(0)

  public static func make(at instant: Date = Date()) -> UUID {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64(max(0, instant.timeIntervalSince1970 * 1000))
    let number = sequence.withLock { number in
      number += 1
      return number
    }
    let high = milliseconds << 16 | 0x7000 | (number >> 14) & 0xFFF
    let low = 1 << 63 | (number & 0x3FFF) << 48 | UInt64.random(in: 0..<(1 << 48), using: &random)
    func byte(_ word: UInt64, _ index: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> (56 - 8 * index))
    }
    return UUID(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
        byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
        byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
        byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
      ))
  }
}
