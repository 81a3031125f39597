// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Documents

/// What every picture promises, whatever it shows.
/// Well formed, named, escaped, free of styles, and the same bytes for the same input.
@Suite struct SVGPictureTests {
  private static let nasty = #"Tỷ lệ < 5% & "đạt" 'chuẩn' </title><script>x</script>"# + "\u{1}"

  private static func pictures(title: String, label: String) -> [String] {
    let parts = ChartKind.allCases.map { ChartPart(label: label, count: 3, kind: $0) }
    return [
      Chart.progress(parts: parts, title: title),
      Chart.donut(parts: parts, figure: label, caption: label, title: title),
      Chart.thresholdBar(
        value: 1.0 / 3, threshold: 0.5, direction: .lower, maximum: 0.7, title: title),
      Chart.sparkLine(values: [0.1, nil, 1.0 / 3, 2.0 / 3], title: title),
    ]
  }

  @Test func textsAreEscapedAndThePictureStaysWellFormed() throws {
    for text in Self.pictures(title: Self.nasty, label: Self.nasty) {
      let probe = try #require(SVGProbe(text))
      #expect(!probe.elements.contains { $0.name == "script" })
      #expect(probe.words.contains(String(Self.nasty.dropLast())))
    }
  }

  @Test func everyPictureHasItsRoleAndTheCallersTitle() throws {
    for text in Self.pictures(title: "Chỉ số 43", label: "Đạt") {
      let probe = try #require(SVGProbe(text))
      let root = try #require(probe.elements.first)
      #expect(root.name == "svg" && root.attributes["role"] == "img")
      #expect(root.attributes["aria-label"] == "Chỉ số 43")
      #expect(root.attributes["viewBox"] != nil)
      #expect(probe.elements[1].name == "title" && probe.words[1] == "Chỉ số 43")
    }
  }

  @Test func noPictureBearsAStyleAnIdentifierOrAnAddress() throws {
    for text in Self.pictures(title: "Chỉ số", label: "Đạt") {
      let probe = try #require(SVGProbe(text))
      let names = Set(probe.elements.flatMap { $0.attributes.keys })
      #expect(names.isDisjoint(with: ["style", "id", "href", "onload"]))
    }
  }

  @Test func theSameInputGivesTheSameBytes() {
    let first = Self.pictures(title: "Chỉ số", label: "Đạt")
    #expect(first == Self.pictures(title: "Chỉ số", label: "Đạt"))
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.001, "0"), (1.005, "1"), (33.333, "33.33"), (0.05, "0.05"),
    (-2.5, "-2.5"), (99.999, "100"), (1e300, "0"), (Double.nan, "0"), (-.infinity, "0"),
  ])
  func numbersHaveAtMostTwoDecimals(_ value: Double, _ text: String) {
    #expect(SVGPicture.number(value) == text)
  }
}
