// SPDX-License-Identifier: Apache-2.0

/// What an indicator asks of evidence: figures without any can be handed in, only with a reason in the
/// note, or not at all.
public enum EvidenceDemand: String, Sendable, Codable, CaseIterable {
  case none, should, must
}

/// What may be evidence (minh chứng), and for how long it is kept. The lists are data, not code.
public struct EvidenceRules: Sendable, Hashable {
  /// A kind of document (loại văn bản), such as a decision.
  public struct DocumentKind: Sendable, Hashable {
    public let code: String
    public let name: LocalizedText

    public init(code: String, name: LocalizedText) {
      self.code = code
      self.name = name
    }
  }

  /// For how long what counted for an approved report is kept after its period has ended.
  public struct Retention: Sendable, Hashable {
    public let years: Int
    public let legalBasis: String
    public let status: PersonalDataRules.Status

    public init(years: Int, legalBasis: String, status: PersonalDataRules.Status) {
      self.years = years
      self.legalBasis = legalBasis
      self.status = status
    }
  }

  public let version: String
  /// Of one file, in bytes.
  public var maximumSize: Int
  public let documentKinds: [DocumentKind]
  public let fileTypes: [FileType]
  public var retention: Retention?

  public init(
    version: String, maximumSize: Int, documentKinds: [DocumentKind], fileTypes: [FileType],
    retention: Retention?
  ) {
    self.version = version
    self.maximumSize = maximumSize
    self.documentKinds = documentKinds
    self.fileTypes = fileTypes
    self.retention = retention
  }

  /// Nothing is taken.
  public static let none = EvidenceRules(
    version: "", maximumSize: 0, documentKinds: [], fileTypes: [], retention: nil)

  /// The type of a file by the ending of its name; nil when it is not taken.
  public func fileType(of fileName: String) -> FileType? {
    let ending = fileName.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
    return ending.flatMap { ending in
      fileTypes.first { $0.endings.contains(ending.lowercased()) }
    }
  }

  public var endings: [String] { fileTypes.flatMap(\.endings) }

  public func documentKind(_ code: String) -> DocumentKind? {
    documentKinds.first { $0.code == code }
  }
}

/// A type of file that is taken as evidence, known by its ending and its first bytes.
public struct FileType: Sendable, Hashable {
  /// How it is shown in a browser without being opened.
  public enum Preview: String, Sendable, CaseIterable {
    case none
    /// As it is.
    case image
    /// Page by page, drawn on the server.
    case pages
  }

  /// Bytes at a place of the file.
  public struct Mark: Sendable, Hashable {
    public let offset: Int
    public let bytes: [UInt8]

    public init(offset: Int, bytes: [UInt8]) {
      self.offset = offset
      self.bytes = bytes
    }
  }

  /// In small letters, without the dot.
  public let endings: [String]
  public let mediaType: String
  public let preview: Preview
  /// One of these stands in the file; plain text has none.
  public let marks: [Mark]
  /// One of these texts stands in the first four thousand bytes; empty asks for none.
  public let mentions: [String]

  public init(
    endings: [String], mediaType: String, preview: Preview, marks: [Mark], mentions: [String]
  ) {
    self.endings = endings
    self.mediaType = mediaType
    self.preview = preview
    self.marks = marks
    self.mentions = mentions
  }

  /// True when a file that begins so is of this type.
  public func matches(_ beginning: [UInt8]) -> Bool {
    if marks.isEmpty { return !beginning.contains(0) }
    let isMarked = marks.contains { mark in
      beginning.dropFirst(mark.offset).starts(with: mark.bytes)
    }
    guard isMarked, !mentions.isEmpty else { return isMarked }
    let text = String(decoding: beginning, as: UTF8.self)
    return mentions.contains { text.contains($0) }
  }
}
