// SPDX-License-Identifier: Apache-2.0
import CZip

/// Builds a zip archive in memory, entries in the order in which they were added.
/// Every entry bears the same timestamp, so that the same input gives the same bytes.
public struct ZipWriter: Sendable {
  private var names: [String] = []
  private var ends: [Int] = []
  private var contents: [UInt8] = []

  public init() {}

  /// Adds a file. A name that is already there makes `bytes()` fail.
  public mutating func add(_ name: String, _ bytes: [UInt8]) {
    names.append(name)
    contents.append(contentsOf: bytes)
    ends.append(contents.count)
  }

  /// The archive; fails with `zip.duplicate-entry` or `zip.write-failed`.
  public func bytes() throws -> [UInt8] {
    // The library would write no file at all: this is the end record of an archive of nothing.
    guard !names.isEmpty else { return [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18) }
    let arena = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 1)
    defer { arena.deallocate() }
    arena.copyBytes(from: contents)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let output = zip_source_buffer_create(nil, 0, 0, &error) else { throw Self.failure }
    // One hold is ours, for reading; the archive lets go of the other when it closes.
    zip_source_keep(output)
    defer { zip_source_free(output) }
    guard let archive = zip_open_from_source(output, ZIP_TRUNCATE, &error) else {
      zip_source_free(output)
      throw Self.failure
    }
    do {
      try fill(archive, from: UnsafeRawBufferPointer(arena))
      guard zip_close(archive) == 0 else { throw Self.failure }
    } catch {
      zip_discard(archive)
      throw error
    }
    return try Self.read(output)
  }

  private func fill(_ archive: OpaquePointer, from arena: UnsafeRawBufferPointer) throws {
    var seen: Set<String> = []
    var start = 0
    for (name, end) in zip(names, ends) {
      guard seen.insert(name).inserted else {
        throw DocumentFault(code: "zip.duplicate-entry", arguments: ["entry": name])
      }
      let content = UnsafeRawBufferPointer(rebasing: arena[start..<end])
      let length = zip_uint64_t(content.count)
      guard let source = zip_source_buffer(archive, content.baseAddress, length, 0) else {
        throw Self.failure
      }
      let index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8)
      guard index >= 0 else {
        zip_source_free(source)
        throw Self.failure
      }
      // Midnight of 1 January 1980, the first moment that the format can hold.
      guard zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0) == 0,
        zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0
      else { throw Self.failure }
      start = end
    }
  }

  private static func read(_ output: OpaquePointer) throws -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(output, &status) == 0, zip_source_open(output) == 0 else {
      throw failure
    }
    defer { zip_source_close(output) }
    let size = Int(clamping: status.size)
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let left = zip_uint64_t(size - count)
        let read = zip_source_read(output, buffer.baseAddress.map { $0 + count }, left)
        guard read > 0 else { throw failure }
        count += Int(read)
      }
    }
  }

  private static let failure = DocumentFault(code: "zip.write-failed")
}
