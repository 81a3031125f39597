// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The parts of a document beside its body: styles, settings, headers, properties, and the lists
/// that bind them together.
struct DOCXParts {
  static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="\(office)"
    """

  static let contentTypes = """
    \(head)<Types xmlns="\(package)/content-types">\
    <Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>\
    <Override PartName="/word/settings.xml" ContentType="\(word).settings+xml"/>\
    <Override PartName="/word/header1.xml" ContentType="\(word).header+xml"/>\
    <Override PartName="/word/header2.xml" ContentType="\(word).header+xml"/>\
    <Override PartName="/docProps/core.xml" \
    ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
    """

  static let packageRelationships = relationships([
    ("\(office)/officeDocument", "word/document.xml"),
    ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
  ])

  static let documentRelationships = relationships([
    ("\(office)/styles", "styles.xml"),
    ("\(office)/settings", "settings.xml"),
    ("\(office)/header", "header1.xml"),
    ("\(office)/header", "header2.xml"),
  ])

  static let numberedHeader = """
    \(head)<w:hdr \(namespaces)><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
    <w:r><w:fldChar w:fldCharType="begin"/></w:r>\
    <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
    <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
    """

  static let emptyHeader = """
    \(head)<w:hdr \(namespaces)><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>
    """

  let document: DOCXDocument

  var properties: String {
    let moment = document.created.formatted(.iso8601)
    func date(_ name: String) -> String {
      #"<dcterms:\#(name) xsi:type="dcterms:W3CDTF">\#(moment)</dcterms:\#(name)>"#
    }
    return """
      \(Self.head)<cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <dc:title>\(XMLText.escaped(document.title))</dc:title>\
      <dc:creator>\(XMLText.escaped(document.author))</dc:creator>\
      <dc:language>\(XMLText.escaped(document.language))</dc:language>\
      \(date("created"))\(date("modified"))</cp:coreProperties>
      """
  }

  var settings: String {
    """
    \(Self.head)<w:settings \(Self.namespaces)><w:defaultTabStop w:val="720"/>\
    <w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
    <w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
    <w:themeFontLang w:val="\(XMLText.escaped(document.language))"/></w:settings>
    """
  }

  var styles: String {
    let size = DOCXMeasure.halfPoints(document.textSize)
    let language = XMLText.escaped(document.language)
    let font = "Times New Roman"
    let headings = (1...3).map(Self.heading).joined()
    return """
      \(Self.head)<w:styles \(Self.namespaces)><w:docDefaults><w:rPrDefault><w:rPr>\
      <w:rFonts w:ascii="\(font)" w:hAnsi="\(font)" w:eastAsia="\(font)" w:cs="\(font)"/>\
      <w:color w:val="000000"/><w:sz w:val="\(size)"/><w:szCs w:val="\(size)"/>\
      <w:lang w:val="\(language)" w:eastAsia="\(language)" w:bidi="\(language)"/>\
      </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
      <w:qFormat/></w:style>\(headings)\
      <w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>\
      <w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style></w:styles>
      """
  }

  /// A heading looks as its runs say; the style is there for the outline.
  private static func heading(_ level: Int) -> String {
    """
    <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
    <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>\
    <w:pPr><w:keepNext/><w:outlineLvl w:val="\(level - 1)"/></w:pPr></w:style>
    """
  }

  private static func relationships(_ list: [(type: String, target: String)]) -> String {
    let lines = list.enumerated().map { index, item in
      #"<Relationship Id="rId\#(index + 1)" Type="\#(item.type)" Target="\#(item.target)"/>"#
    }
    return "\(head)<Relationships xmlns=\"\(package)/relationships\">\(lines.joined())"
      + "</Relationships>"
  }
}
