// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Uploads on their way, on this machine: each is a file that grows, with a note of what it will be.
/// A cut upload goes on from where it stopped, after a crash too.
package struct Staging: Sendable {
  /// What was announced of an upload.
  package struct Upload: Sendable, Codable, Hashable {
    package let id: UUID
    /// Whose it is; nobody else finds it.
    package let owner: UUID?
    package let fileName: String
    /// In bytes; nil for what comes in a form, as long as it comes.
    package let size: Int?
    /// By which the other side knows the file again, such as its name, length and time.
    package let mark: String
    package let madeAt: Date
  }

  private let folder: String
  private static let unused = 3.0 * 24 * 3600
  /// What one person may have under way at once.
  private static let limit = 1 << 30

  package init(_ folder: String) throws {
    self.folder = folder
    try FilePath.makeFolder(folder)
  }

  /// Begins an upload, or finds the unfinished one of the same file.
  package func begin(
    owner: UUID?, fileName: String, size: Int, mark: String, at now: Date
  ) throws -> Upload {
    let own = uploads().filter { $0.owner == owner }
    if !mark.isEmpty,
      let found = own.first(where: {
        $0.mark == mark && $0.size == size && $0.fileName == fileName
      })
    {
      return found
    }
    guard own.reduce(size, { $0 + ($1.size ?? received($1)) }) <= Self.limit else {
      throw FileFault.full
    }
    try requireRoom(size)
    return try make(
      Upload(id: UUID(), owner: owner, fileName: fileName, size: size, mark: mark, madeAt: now))
  }

  /// A file that comes in a form, of at most so many bytes.
  package func receive(
    owner: UUID?, fileName: String, limit: Int, at now: Date
  ) throws -> (Upload, UploadWriter) {
    let own = owner.map { owner in uploads().filter { $0.owner == owner } } ?? []
    guard own.reduce(limit, { $0 + received($1) }) <= Self.limit else { throw FileFault.full }
    try requireRoom(limit)
    let upload = try make(
      Upload(id: UUID(), owner: owner, fileName: fileName, size: nil, mark: "", madeAt: now))
    return (upload, try UploadWriter(path(upload.id), offset: 0, size: limit))
  }

  private func make(_ upload: Upload) throws -> Upload {
    FileManager.default.createFile(
      atPath: path(upload.id), contents: nil, attributes: [.posixPermissions: 0o600])
    do {
      try JSONEncoder().encode(upload).write(to: note(upload.id), options: .atomic)
    } catch {
      drop(upload.id)
      throw FileFault.full
    }
    return upload
  }

  /// Nil where there is none of this owner.
  package func find(_ id: UUID, owner: UUID?) -> Upload? {
    guard let data = try? Data(contentsOf: note(id)),
      let upload = try? JSONDecoder().decode(Upload.self, from: data), upload.owner == owner
    else { return nil }
    return upload
  }

  /// How many bytes have come.
  package func received(_ upload: Upload) -> Int { FilePath.size(path(upload.id)) ?? 0 }

  /// Opens an upload at the place where it stopped. `FileFault.otherOffset` where the other side
  /// believes in another, `.busy` while somebody else writes.
  package func writer(_ upload: Upload, at offset: Int) throws -> UploadWriter {
    try UploadWriter(path(upload.id), offset: offset, size: upload.size ?? 0)
  }

  /// The whole upload, on the disk, with its checksum. It stays until `drop`.
  package func finish(_ upload: Upload) async throws -> StagedFile {
    let path = path(upload.id)
    return try await FilePath.waiting {
      let size = FilePath.size(path) ?? 0
      guard size == upload.size ?? size else { throw FileFault.otherOffset(size) }
      try FilePath.sync(path)
      return StagedFile(
        id: upload.id, path: path, fileName: upload.fileName, size: size,
        checksum: try FilePath.checksum(path), beginning: try Self.beginning(path))
    }
  }

  package func drop(_ id: UUID) {
    FilePath.remove(path(id))
    FilePath.remove(note(id).path)
  }

  /// Takes away what nobody has gone on with for three days, and what a crash left behind.
  package func sweep(at now: Date) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0 else { continue }
      let touched = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
      if !name.hasSuffix(".json"), now.timeIntervalSince(touched) > Self.unused {
        FilePath.remove("\(folder)/\(name)")
      }
    }
    for upload in uploads() {
      var status = stat()
      guard stat(path(upload.id), &status) == 0 else {
        drop(upload.id)
        continue
      }
      let touched = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
      if now.timeIntervalSince(max(touched, upload.madeAt)) > Self.unused { drop(upload.id) }
    }
  }

  /// How many uploads are under way, and the bytes that have come.
  package func underWay() -> (count: Int, bytes: Int) {
    let uploads = uploads()
    return (uploads.count, uploads.reduce(0) { $0 + received($1) })
  }

  private func uploads() -> [Upload] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.compactMap { name in
      (try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
        .flatMap { try? JSONDecoder().decode(Upload.self, from: $0) }
    }
  }

  /// The disk keeps room for the database besides.
  private func requireRoom(_ size: Int) throws {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { throw FilePath.fault(folder) }
    guard Int(status.f_bavail) * Int(status.f_frsize) > size + (64 << 20) else {
      throw FileFault.full
    }
  }

  private static func beginning(_ path: String) throws -> [UInt8] {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    return [UInt8](try handle.read(upToCount: 4096) ?? Data())
  }

  fileprivate func path(_ id: UUID) -> String { "\(folder)/\(id.uuidString.lowercased()).part" }

  fileprivate func note(_ id: UUID) -> URL {
    URL(filePath: "\(folder)/\(id.uuidString.lowercased()).json")
  }
}

/// A whole file that waits to be taken.
package struct StagedFile: Sendable, Hashable {
  package let id: UUID
  package let path: String
  package let fileName: String
  /// In bytes.
  package let size: Int
  /// SHA-256 in hexadecimal.
  package let checksum: String
  /// Its first bytes, at most 4096.
  package let beginning: [UInt8]

  package init(
    id: UUID, path: String, fileName: String, size: Int, checksum: String, beginning: [UInt8]
  ) {
    self.id = id
    self.path = path
    self.fileName = fileName
    self.size = size
    self.checksum = checksum
    self.beginning = beginning
  }
}

extension Staging {
  /// Bytes of memory as a file of this machine, for whoever needs one.
  package func spill(_ bytes: [UInt8]) throws -> String {
    let (upload, writer) = try receive(
      owner: nil, fileName: "", limit: bytes.count, at: Date())
    try bytes.withUnsafeBytes { try writer.add($0) }
    FilePath.remove(note(upload.id).path)
    return path(upload.id)
  }
}
