// SPDX-License-Identifier: Apache-2.0

/// Writes paragraphs and rules. The order of the properties is that of the schema, on which
/// Word insists.
enum DOCXParagraphMarkup {
  /// A paragraph that nobody sees: it parts two tables, or ends a section.
  static func invisible(_ properties: String = "") -> String {
    """
    <w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>\
    <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>\(properties)</w:pPr></w:p>
    """
  }

  static let pageBreak = #"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#

  static func line(_ line: DOCXLine, within width: Double) -> String {
    switch line {
    case .paragraph(let paragraph): self.paragraph(paragraph)
    case .rule(let length): rule(length, within: width)
    }
  }

  /// The border of an empty paragraph, which is as wide as its indents leave it.
  private static func rule(_ length: Double, within width: Double) -> String {
    let indent = max(0, DOCXMeasure.twips(millimetres: (width - length) / 2))
    return """
      <w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>\
      <w:spacing w:before="80" w:after="40" w:line="60" w:lineRule="exact"/>\
      <w:ind w:left="\(indent)" w:right="\(indent)"/>\
      <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>
      """
  }

  static func paragraph(_ paragraph: DOCXParagraph) -> String {
    var xml = "<w:p><w:pPr>"
    let level = paragraph.headingLevel.map { min(max($0, 1), 3) }
    if let level { xml += #"<w:pStyle w:val="Heading\#(level)"/>"# }
    if paragraph.keepsWithNext { xml += "<w:keepNext/>" }
    let before = max(0, DOCXMeasure.twips(points: paragraph.spacingBefore))
    let after = max(0, DOCXMeasure.twips(points: paragraph.spacingAfter))
    // Lines are counted in 240ths, which is twelve points of twenty.
    let line = max(120, DOCXMeasure.twips(points: paragraph.lineSpacing * 12))
    xml += """
      <w:spacing w:before="\(before)" w:after="\(after)" w:line="\(line)" w:lineRule="auto"/>
      """
    xml += indents(of: paragraph)
    xml += #"<w:jc w:val="\#(paragraph.alignment.rawValue)"/></w:pPr>"#
    for run in paragraph.runs { xml += self.run(run) }
    return xml + "</w:p>"
  }

  private static func indents(of paragraph: DOCXParagraph) -> String {
    let left = DOCXMeasure.twips(millimetres: paragraph.leftIndent)
    let first = DOCXMeasure.twips(millimetres: paragraph.firstLineIndent)
    if left == 0, first == 0 { return "" }
    let firstLine = first < 0 ? #"w:hanging="\#(-first)""# : #"w:firstLine="\#(first)""#
    return #"<w:ind w:left="\#(left)" \#(firstLine)/>"#
  }

  private static func run(_ run: DOCXRun) -> String {
    guard !run.text.isEmpty else { return "" }
    var properties = ""
    if run.isBold { properties += "<w:b/><w:bCs/>" }
    if run.isItalic { properties += "<w:i/><w:iCs/>" }
    if run.isCaps { properties += "<w:caps/>" }
    if let size = run.size.map(DOCXMeasure.halfPoints) {
      properties += #"<w:sz w:val="\#(size)"/><w:szCs w:val="\#(size)"/>"#
    }
    if run.isUnderlined { properties += #"<w:u w:val="single"/>"# }
    if !properties.isEmpty { properties = "<w:rPr>\(properties)</w:rPr>" }
    return "<w:r>\(properties)\(text(run.text))</w:r>"
  }

  private static func text(_ text: String) -> String {
    // CR LF is one character to Swift, and so one break.
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false)
          .map { $0.isEmpty ? "" : piece($0) }
          .joined(separator: "<w:tab/>")
      }
      .joined(separator: "<w:br/>")
  }

  private static func piece(_ text: Substring) -> String {
    #"<w:t xml:space="preserve">\#(XMLText.escaped(String(text)))</w:t>"#
  }
}
