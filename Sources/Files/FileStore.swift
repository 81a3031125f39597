// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Where the bytes of evidence lie: each content once, under its SHA-256 in hexadecimal.
package protocol FileStore: Sendable {
  /// Puts the content of the file at a path, which has this checksum, into the store; the file stays.
  /// A content that is there already stays. Once this has come back it survives a loss of power.
  func keep(_ path: String, as checksum: String) async throws

  /// A content as a file of this machine. `FileFault.missing` when the store has none.
  func fetch(_ checksum: String) async throws -> LocalFile

  func holds(_ checksum: String) async throws -> Bool

  /// Takes a content away; one that is not there is no fault.
  func discard(_ checksum: String) async throws

  /// Where the bytes lie, in words that hold no secret.
  var place: String { get }
}

/// A content as a file of this machine, removed after its last use where it was only fetched.
package final class LocalFile: Sendable {
  package let path: String
  package let size: Int
  private let isTemporary: Bool

  init(path: String, size: Int, isTemporary: Bool) {
    self.path = path
    self.size = size
    self.isTemporary = isTemporary
  }

  deinit {
    if isTemporary { FilePath.remove(path) }
  }
}

/// What is wrong with the place of the files.
package enum FileFault: Error, Equatable {
  /// No such content.
  case missing
  /// The content is not what its name says.
  case damaged
  /// The disk is full.
  case full
  /// The place does not answer, or refuses; what it said.
  case unreachable(String)
  /// Somebody else writes into the same upload.
  case busy
  /// The upload has another length than the other side believes: what it has.
  case otherOffset(Int)
  /// More came than was announced.
  case tooLong
}

/// The store of a program that was given none.
package struct NoFileStore: FileStore {
  package init() {}

  package let place = "–"

  package func keep(_ path: String, as checksum: String) async throws {
    throw FileFault.unreachable("no place for files")
  }

  package func fetch(_ checksum: String) async throws -> LocalFile { throw FileFault.missing }

  package func holds(_ checksum: String) async throws -> Bool { false }

  package func discard(_ checksum: String) async throws {}
}

extension LocalFile {
  private static let piece = 256 << 10

  /// Gives a part of the file in pieces; it stays at least until the last one was taken.
  package func read(
    from start: Int = 0, count: Int, _ take: (Data) async throws -> Void
  ) async throws {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    try handle.seek(toOffset: UInt64(start))
    var left = count
    while left > 0 {
      let length = min(left, Self.piece)
      let bytes = try await FilePath.waiting { try handle.read(upToCount: length) ?? Data() }
      guard !bytes.isEmpty else { throw FileFault.missing }
      left -= bytes.count
      try await take(bytes)
    }
  }
}
