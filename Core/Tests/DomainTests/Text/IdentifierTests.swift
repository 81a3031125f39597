// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The ids of everything that is stored.
/// They sort by age, which keeps the tables in order.
@Suite struct IdentifierTests {
  @Test func everyIdentifierIsOfVersionSevenAndOfTheRightVariant() {
    for _ in 0..<1000 {
      let characters = Array(Identifier.make().uuidString)
      #expect(characters[14] == "7")
      #expect("89AB".contains(characters[19]))
    }
  }

  @Test func theFirstFortyEightBitsAreMilliseconds() {
    let text = Identifier.make(at: Date(timeIntervalSince1970: 1_737_684_000.5)).uuidString
    let head = text.replacing("-", with: "").prefix(12)
    #expect(UInt64(head, radix: 16) == 1_737_684_000_500)
  }

  @Test func laterIdentifiersSortBehindEarlierOnes() {
    let start = Date(timeIntervalSince1970: 1_735_689_600)
    let texts = (0..<10_000).map { step in
      Identifier.make(at: start.addingTimeInterval(Double(step) * 0.01)).uuidString
    }
    #expect(texts == texts.sorted())
  }

  @Test func tenThousandOfOneInstantDiffer() {
    let instant = Date(timeIntervalSince1970: 1_735_689_600)
    #expect(Set((0..<10_000).map { _ in Identifier.make(at: instant) }).count == 10_000)
  }

  @Test func anInstantBeforeTheEpochCountsAsTheEpoch() {
    let text = Identifier.make(at: Date(timeIntervalSince1970: -5)).uuidString
    #expect(text.hasPrefix("00000000-0000-7"))
  }
}
