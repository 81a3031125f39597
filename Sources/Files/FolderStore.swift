// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of this machine, or of one that it mounts: `ab/abcd…`.
package struct FolderStore: FileStore {
  private let folder: String

  /// Makes the folder where there is none.
  package init(_ folder: String) throws {
    self.folder = folder
    try FilePath.makeFolder(folder)
  }

  package var place: String { folder }

  package func keep(_ path: String, as checksum: String) async throws {
    let (target, folder) = (self.path(checksum), folder)
    try await FilePath.waiting {
      if FilePath.size(target) != nil, FilePath.size(target) == FilePath.size(path) {
        return
      }
      let shelf = URL(filePath: target).deletingLastPathComponent().path
      try FilePath.makeFolder(shelf)
      try FilePath.sync(path)
      try Self.place(path, at: target)
      try FilePath.sync(shelf)
      try FilePath.sync(folder)
    }
  }

  /// The same bytes get a second name; from another disk they are copied, and named when all is there.
  private static func place(_ path: String, at target: String) throws {
    if link(path, target) == 0 { return }
    // Another has been quicker; or what is there is damaged, and is replaced.
    if errno == EEXIST, FilePath.size(target) == FilePath.size(path) { return }
    let part = "\(target).\(UUID().uuidString).part"
    let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FilePath.fault(part) }
    do {
      defer { close(file) }
      try FilePath.read(path) { try FilePath.write($0, to: file, part) }
      guard fsync(file) == 0 else { throw FilePath.fault(part) }
    } catch {
      FilePath.remove(part)
      throw error
    }
    guard rename(part, target) == 0 else { throw FilePath.fault(target) }
  }

  package func fetch(_ checksum: String) async throws -> LocalFile {
    let path = path(checksum)
    guard let size = FilePath.size(path) else { throw FileFault.missing }
    return LocalFile(path: path, size: size, isTemporary: false)
  }

  package func holds(_ checksum: String) async throws -> Bool {
    FilePath.size(path(checksum)) != nil
  }

  package func discard(_ checksum: String) async throws { FilePath.remove(path(checksum)) }

  private func path(_ checksum: String) -> String { "\(folder)/\(checksum.prefix(2))/\(checksum)" }
}
