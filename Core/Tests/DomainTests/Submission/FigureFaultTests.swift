// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Texts that are no figure of their element.
/// Each fault has the code of its sentence and the words that the sentence needs.
@Suite struct FigureFaultTests {
  private func fault(
    _ text: String, _ element: DataElement, _ notation: FigureReading.Notation = .machine
  ) -> FigureFault? {
    do {
      _ = try FigureReading.read(text, for: element, notation)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["abc", "1,5", "1e3", "--1", "12 người", "đạt"])
  func aTextThatIsNoNumberIsRefused(text: String) {
    for kind in [DataElement.Kind.count, .amount] {
      let fault = fault(text, Samples.element("x", kind))
      #expect(fault?.code == "value.not-a-number")
      #expect(fault?.arguments["text"] == text)
    }
  }

  @Test func aCountIsWhole() {
    #expect(fault("12.5", Samples.element("x"))?.code == "value.not-whole")
    #expect(fault("12,5", Samples.element("x"), .typed(.vi))?.code == "value.not-whole")
    #expect(fault("12.5", Samples.element("x", .amount)) == nil)
  }

  @Test func theMinimumIsHeld() {
    let negative = fault("-1", Samples.element("x", minimum: 0))
    #expect(negative?.code == "value.negative")
    let small = fault("4", Samples.element("x", minimum: 5))
    #expect(small?.code == "value.too-small")
    #expect(small?.arguments == ["text": "4", "minimum": "5"])
    #expect(fault("-0", Samples.element("x", minimum: 0)) == nil)
    #expect(fault("-4", Samples.element("x", minimum: nil)) == nil)
  }

  @Test(arguments: ["2", "-1", "maybe", "đạt", "y", "có có"])
  func anAnswerIsYesOrNo(text: String) {
    #expect(fault(text, Samples.element("x", .yesNo))?.code == "value.not-yes-no")
  }

  @Test(arguments: ["2", "-1", "yes", "có", "chưa", "not met"])
  func aJudgementIsMetOrNotMet(text: String) {
    #expect(fault(text, Samples.element("x", .judgement))?.code == "value.not-judgement")
  }

  @Test(arguments: ["4", "-1", "1.5", "1,0", "một", "99999999999999999999"])
  func aLevelIsARankOfTheScale(text: String) {
    let fault = fault(text, Samples.element("x", .level, levels: 4))
    #expect(fault?.code == "value.not-a-level")
    #expect(fault?.arguments["maximum"] == "3")
  }

  @Test func aLongTextIsCutInTheSentence() {
    let fault = fault(String(repeating: "x", count: 5000), Samples.element("x"))
    #expect(fault?.arguments["text"]?.count == 60)
  }

  @Test func theMaximumIsHeld() {
    let great = fault("10.01", Samples.element("x", .amount, maximum: 10))
    #expect(great?.code == "value.too-great")
    #expect(great?.arguments == ["text": "10.01", "maximum": "10"])
    #expect(fault("10", Samples.element("x", .amount, maximum: 10)) == nil)
    #expect(fault("-1", Samples.element("x", minimum: nil, maximum: -2))?.code == "value.too-great")
    #expect(fault("99", Samples.element("x", maximum: nil)) == nil)
  }

  @Test(arguments: ["4", "-1", "1.5", "met", "đạt", "yes"])
  func aJudgementByRubricIsARank(text: String) {
    let fault = fault(text, Samples.element("x", .judgement, levels: 4))
    #expect(fault?.code == "value.not-a-level")
    #expect(fault?.arguments["maximum"] == "3")
  }
}
