// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Dispatch
package import Foundation

/// Files of this machine by their paths, with what the system says when something goes wrong.
package enum FilePath {
  /// What waits for a disk or a network runs here; the threads that serve do not wait.
  package static let queue = DispatchQueue(
    label: "learningcity.files", qos: .utility, attributes: .concurrent)

  /// Runs what waits on the queue.
  package static func waiting<R: Sendable>(
    on queue: DispatchQueue = queue, _ body: @escaping @Sendable () throws -> R
  ) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }

  /// Nil when there is no file.
  package static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  package static func remove(_ path: String) { unlink(path) }

  /// A folder that only this account reads.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw fault(path)
    }
  }

  /// The file, or a folder with its names, is on the disk when this comes back.
  static func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw fault(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw fault(path) }
  }

  /// SHA-256 of a file as lower-case hexadecimal.
  package static func checksum(_ path: String) throws -> String {
    var hash = SHA256()
    try read(path) { hash.update(bufferPointer: $0) }
    return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Reads a file in pieces.
  package static func read(_ path: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw fault(path) }
    defer { close(file) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
    defer { room.deallocate() }
    while true {
      let count = Foundation.read(file, room.baseAddress, piece)
      guard count >= 0 else { throw fault(path) }
      if count == 0 { return }
      try take(UnsafeRawBufferPointer(rebasing: room[..<count]))
    }
  }

  static let piece = 256 << 10

  static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32, _ path: String) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(file, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault(path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// What the system says of the last call.
  static func fault(_ path: String) -> FileFault {
    switch errno {
    case ENOENT: .missing
    case ENOSPC, EDQUOT: .full
    default:
      .unreachable("\(URL(filePath: path).lastPathComponent): \(String(cString: strerror(errno)))")
    }
  }
}
