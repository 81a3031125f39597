// SPDX-License-Identifier: Apache-2.0

/// The kinds of file that are accepted as evidence, known by their ending and their first bytes:
/// an executable is none, whatever it is called.
enum EvidenceKind {
  /// The media type of an accepted file; nil when the ending is not accepted.
  static func mediaType(ending: String) -> String? { kinds[ending]?.mediaType }

  /// True when the content begins as files of this ending do.
  static func matches(_ content: [UInt8], ending: String) -> Bool {
    guard let kind = kinds[ending] else { return false }
    if kind.beginnings.isEmpty { return !content.prefix(4096).contains(0) }
    return kind.beginnings.contains { content.starts(with: $0) }
  }

  static var endings: [String] { kinds.keys.sorted() }

  private struct Kind {
    let mediaType: String
    /// Empty for plain text.
    let beginnings: [[UInt8]]
  }

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]

  private static let kinds: [String: Kind] = [
    "pdf": Kind(mediaType: "application/pdf", beginnings: [Array("%PDF".utf8)]),
    "docx": Kind(
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      beginnings: [zip]),
    "xlsx": Kind(
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      beginnings: [zip]),
    "doc": Kind(mediaType: "application/msword", beginnings: [compound]),
    "xls": Kind(mediaType: "application/vnd.ms-excel", beginnings: [compound]),
    "png": Kind(mediaType: "image/png", beginnings: [[0x89, 0x50, 0x4E, 0x47]]),
    "jpg": Kind(mediaType: "image/jpeg", beginnings: [jpeg]),
    "jpeg": Kind(mediaType: "image/jpeg", beginnings: [jpeg]),
    "csv": Kind(mediaType: "text/csv", beginnings: []),
    "txt": Kind(mediaType: "text/plain", beginnings: []),
  ]
}
