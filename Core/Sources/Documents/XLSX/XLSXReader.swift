// SPDX-License-Identifier: Apache-2.0

/// Reads the sheets of an Excel workbook (.xlsx) row after row, never a whole sheet at once.
/// Faults: `xlsx.…` with sheet, row and column; `xml.…` with part and line; `zip.…` with entry.
public final class XLSXReader {
  /// The sheets with cells, in the order of their tabs.
  public let sheets: [XLSXSheetListing]
  private let archive: ZipArchive
  private let strings: [String]
  private let partBySheet: [String: String]
  private let dateStyles: Set<Int>
  /// True when programs stand in the workbook; they are never run, and a careful reader refuses it.
  public var hasMacros: Bool {
    archive.entries.contains { $0.name.lowercased().hasSuffix("vbaproject.bin") }
  }

  public init(bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws {
    let archive = try Self.open(bytes, limits: limits)
    let workbookPart = try Self.workbookPart(of: archive)
    let workbook = XLSXWorkbookSink()
    try Self.scan(workbookPart, of: archive, into: workbook)
    guard workbook.root == "workbook" else { throw DocumentFault(code: "xlsx.not-a-workbook") }
    let relationships = try Self.relationships(of: workbookPart, in: archive)
    var sheets: [XLSXSheetListing] = []
    var parts: [String: String] = [:]
    for (listing, id) in workbook.sheets {
      let found = relationships[id]
      // Charts and macros have tabs too, but no cells.
      if let found, found.kind != "worksheet" { continue }
      let part = found.map { Self.resolve($0.target, from: workbookPart) }
      guard let part, archive.contains(part), parts[listing.name] == nil else {
        throw DocumentFault(code: "xlsx.missing-sheet", arguments: ["sheet": listing.name])
      }
      parts[listing.name] = part
      sheets.append(listing)
    }
    let shared = XLSXSharedStringsSink()
    if let target = relationships.values.first(where: { $0.kind == "sharedStrings" })?.target {
      let part = Self.resolve(target, from: workbookPart)
      if archive.contains(part) { try Self.scan(part, of: archive, into: shared) }
    }
    let styles = XLSXStylesSink()
    if let target = relationships.values.first(where: { $0.kind == "styles" })?.target {
      let part = Self.resolve(target, from: workbookPart)
      if archive.contains(part) { try Self.scan(part, of: archive, into: styles) }
    }
    dateStyles = styles.dateStyles
    self.archive = archive
    self.sheets = sheets
    partBySheet = parts
    strings = shared.strings
  }

  /// Hands over the filled rows of a sheet, from the top; what `body` throws ends the reading. Gives the
  /// ranges of merged cells.
  @discardableResult
  public func rows(
    ofSheet name: String, _ body: (XLSXRow) throws -> Void
  ) throws -> [XLSXRange] {
    guard let part = partBySheet[name] else {
      throw DocumentFault(code: "xlsx.no-such-sheet", arguments: ["sheet": name])
    }
    return try withoutActuallyEscaping(body) { body in
      let sink = XLSXSheetSink(
        sheet: name, strings: strings, dateStyles: dateStyles, deliver: body)
      try Self.scan(part, of: archive, into: sink)
      return sink.merged.compactMap(XLSXRange.init)
    }
  }

  private static func open(_ bytes: [UInt8], limits: ZipLimits) throws -> ZipArchive {
    // The older .xls, and any workbook under a password, come in another container.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw DocumentFault(code: "xlsx.old-or-protected-workbook")
    }
    do {
      return try ZipArchive(bytes: bytes, limits: limits)
    } catch let fault as DocumentFault where fault.code == "zip.not-a-zip" {
      throw DocumentFault(code: "xlsx.not-a-workbook")
    }
  }

  private static func workbookPart(of archive: ZipArchive) throws -> String {
    let main = try relationships(of: "", in: archive).values
      .first { $0.kind == "officeDocument" }
    let part = main.map { resolve($0.target, from: "") } ?? "xl/workbook.xml"
    guard archive.contains(part), part.hasSuffix(".xml") else {
      throw DocumentFault(code: "xlsx.not-a-workbook")
    }
    return part
  }

  private static func relationships(
    of part: String, in archive: ZipArchive
  ) throws -> [String: (kind: String, target: String)] {
    let (folder, file) = split(part)
    let listing = folder + "_rels/" + file + ".rels"
    let sink = XLSXRelationshipsSink()
    if archive.contains(listing) { try scan(listing, of: archive, into: sink) }
    return sink.relationships
  }

  private static func scan(_ part: String, of archive: ZipArchive, into sink: any XMLSink) throws {
    let scanner = try XMLScanner(part: part, sink: sink)
    try archive.stream(part, scanner.feed)
    try scanner.finish()
  }

  /// The part of the archive that holds a sheet.
  func part(ofSheet name: String) -> String? { partBySheet[name] }

  /// The name of a target in the archive: targets are written relative to their part, or from
  /// the root with a slash.
  private static func resolve(_ target: String, from part: String) -> String {
    var steps = target.hasPrefix("/") ? [] : split(part).folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." {
        _ = steps.popLast()
      } else {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }
}
