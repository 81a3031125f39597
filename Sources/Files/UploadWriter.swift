// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Puts pieces at the end of an upload, while nobody else does.
package final class UploadWriter {
  private let file: Int32
  private let path: String
  private let size: Int
  package private(set) var offset: Int

  init(_ path: String, offset: Int, size: Int) throws {
    file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard file >= 0 else { throw FilePath.fault(path) }
    self.path = path
    self.size = size
    self.offset = offset
    // From here on the file is closed with the writer, also where it is refused.
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw FileFault.busy }
    let length = FilePath.size(path) ?? 0
    guard length == offset else { throw FileFault.otherOffset(length) }
  }

  deinit { close(file) }

  package func add(_ bytes: UnsafeRawBufferPointer) throws {
    guard offset + bytes.count <= size else { throw FileFault.tooLong }
    try FilePath.write(bytes, to: file, path)
    offset += bytes.count
  }
}
