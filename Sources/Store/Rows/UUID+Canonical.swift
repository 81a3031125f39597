// SPDX-License-Identifier: Apache-2.0
package import Foundation

extension UUID {
  /// Reads `01234567-89ab-cdef-0123-456789abcdef`, as ids are kept; nil for anything else. A table
  /// of tens of thousands of ids is read in a fraction of the time that Foundation takes.
  package init?(canonical text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    var (half, count): (UInt8?, Int) = (nil, 0)
    for byte in text.utf8 {
      defer { count += 1 }
      if [8, 13, 18, 23].contains(count) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let high = half {
        bytes.append(high << 4 | digit)
        half = nil
      } else {
        half = digit
      }
    }
    guard count == 36, bytes.count == 16 else { return nil }
    self.init(
      uuid: (
        bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8],
        bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
      ))
  }
}
