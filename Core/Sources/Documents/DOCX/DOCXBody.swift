// SPDX-License-Identifier: Apache-2.0

/// Writes the main part of a document: its blocks, and the sections that they stand in.
/// A section's properties follow its content, so each break closes the one before.
struct DOCXBody {
  let document: DOCXDocument

  func markup() throws -> String {
    var section = DOCXSection(orientation: document.orientation)
    var isFirstSection = true
    var endsWithTable = false
    var xml = DOCXParts.head + "<w:document \(DOCXParts.namespaces)><w:body>"
    for block in document.blocks {
      let width = document.margins.textWidth(section.orientation)
      if let table = table(of: block, width: width) {
        // Two tables without a paragraph between them are one table to Word.
        if endsWithTable { xml += DOCXParagraphMarkup.invisible() }
        xml += try DOCXTableMarkup(table: table).markup()
        endsWithTable = true
        continue
      }
      switch block {
      case .paragraph(let paragraph): xml += DOCXParagraphMarkup.paragraph(paragraph)
      case .rule(let length):
        xml += DOCXParagraphMarkup.line(.rule(widthMillimetres: length), within: width)
      case .pageBreak: xml += DOCXParagraphMarkup.pageBreak
      case .sectionBreak(let next):
        xml += DOCXParagraphMarkup.invisible(properties(of: section, isFirst: isFirstSection))
        section = next
        isFirstSection = false
      case .table, .sideBySide: break
      }
      endsWithTable = false
    }
    if endsWithTable { xml += DOCXParagraphMarkup.invisible() }
    return xml + properties(of: section, isFirst: isFirstSection) + "</w:body></w:document>"
  }

  private func table(of block: DOCXBlock, width: Double) -> DOCXTable? {
    switch block {
    case .table(let table): table
    case .sideBySide(let pair): pair.table(width: width)
    default: nil
    }
  }

  private func properties(of section: DOCXSection, isFirst: Bool) -> String {
    let short = 11_906
    let long = 16_838
    let isPortrait = section.orientation == .portrait
    let size =
      isPortrait
      ? #"w:w="\#(short)" w:h="\#(long)""#
      : #"w:w="\#(long)" w:h="\#(short)" w:orient="landscape""#
    let startsCounting = isFirst || section.restartsPageNumbers
    return """
      <w:sectPr><w:headerReference w:type="default" r:id="rId3"/>\
      <w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>\
      <w:pgSz \(size)/>\(margins)\
      \(startsCounting ? #"<w:pgNumType w:start="1"/>"# : "")\
      <w:cols w:space="720"/>\(startsCounting ? "<w:titlePg/>" : "")</w:sectPr>
      """
  }

  private var margins: String {
    let margins = document.margins
    func twips(_ millimetres: Double) -> Int {
      max(0, DOCXMeasure.twips(millimetres: millimetres))
    }
    // The number stands in the middle of the top margin.
    return """
      <w:pgMar w:top="\(twips(margins.top))" w:right="\(twips(margins.right))" \
      w:bottom="\(twips(margins.bottom))" w:left="\(twips(margins.left))" \
      w:header="\(twips(margins.top / 2))" w:footer="\(twips(margins.bottom / 2))" w:gutter="0"/>
      """
  }
}
