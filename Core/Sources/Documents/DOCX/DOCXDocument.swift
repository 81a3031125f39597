// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// A text document to be written as .docx: A4, Times New Roman, page numbers at the head of every
/// page but the first. The same document gives the same bytes; its time is told, never taken.
public struct DOCXDocument: Equatable, Sendable {
  public var title: String
  public var author: String
  public var created: Date
  public var language: String
  public var margins: DOCXMargins
  /// The size of text that names none, in points.
  public var textSize: Double
  public var orientation: DOCXOrientation
  public var blocks: [DOCXBlock]

  public init(
    title: String,
    author: String = "",
    created: Date,
    language: String = "vi-VN",
    margins: DOCXMargins = DOCXMargins(),
    textSize: Double = 14,
    orientation: DOCXOrientation = .portrait,
    blocks: [DOCXBlock] = []
  ) {
    self.title = title
    self.author = author
    self.created = created
    self.language = language
    self.margins = margins
    self.textSize = textSize
    self.orientation = orientation
    self.blocks = blocks
  }

  /// The file. Faults: `docx.uneven-table-row` (`row`, `cells`, `columns`), `docx.bad-shading`.
  public func bytes() throws -> [UInt8] {
    let parts = DOCXParts(document: self)
    var archive = ZipWriter()
    for (name, xml) in [
      ("[Content_Types].xml", DOCXParts.contentTypes),
      ("_rels/.rels", DOCXParts.packageRelationships),
      ("docProps/core.xml", parts.properties),
      ("word/document.xml", try DOCXBody(document: self).markup()),
      ("word/_rels/document.xml.rels", DOCXParts.documentRelationships),
      ("word/styles.xml", parts.styles),
      ("word/settings.xml", parts.settings),
      ("word/header1.xml", DOCXParts.numberedHeader),
      ("word/header2.xml", DOCXParts.emptyHeader),
    ] {
      archive.add(name, Array(xml.utf8))
    }
    return try archive.bytes()
  }
}
