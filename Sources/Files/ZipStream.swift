// SPDX-License-Identifier: Apache-2.0

import CArchive
package import Foundation

/// Writes a ZIP as it goes, by libarchive: what is ready is taken out with `drain`, so that gigabytes
/// pass through little memory.
package final class ZipStream {
  private let archive: OpaquePointer
  private static let regularFile: UInt32 = 0o100000
  private var ready: [UInt8] = []

  package init() throws {
    guard let archive = archive_write_new() else { throw FileFault.unreachable("libarchive") }
    self.archive = archive
    archive_write_set_format_zip(archive)
    // What is compressed already gains nothing from more.
    archive_write_set_options(archive, "zip:compression=deflate,zip:compression-level=1")
    archive_write_set_option(archive, nil, "hdrcharset", "UTF-8")
    archive_write_set_bytes_per_block(archive, 0)
    let code = archive_write_open(
      archive, Unmanaged.passUnretained(self).toOpaque(), nil,
      { _, zip, bytes, count in
        guard let zip, let bytes else { return -1 }
        Unmanaged<ZipStream>.fromOpaque(zip).takeUnretainedValue().ready
          .append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
      }, nil)
    guard code == ARCHIVE_OK else { throw fault() }
  }

  deinit { archive_write_free(archive) }

  /// Begins a file; `name` has folders before slashes.
  package func begin(_ name: String, size: Int, at moment: Date) throws {
    guard let entry = archive_entry_new() else { throw FileFault.unreachable("libarchive") }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname_utf8(entry, name)
    archive_entry_set_size(entry, Int64(size))
    archive_entry_set_filetype(entry, Self.regularFile)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_mtime(entry, Int(moment.timeIntervalSince1970), 0)
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw fault() }
  }

  package func add(_ bytes: UnsafeRawBufferPointer) throws {
    guard archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count else {
      throw fault()
    }
  }

  package func end() throws {
    guard archive_write_close(archive) == ARCHIVE_OK else { throw fault() }
  }

  /// What is ready and was not taken yet.
  package func drain() -> [UInt8] {
    defer { ready.removeAll(keepingCapacity: true) }
    return ready
  }

  private func fault() -> FileFault {
    .unreachable(archive_error_string(archive).map { String(cString: $0) } ?? "libarchive")
  }
}
