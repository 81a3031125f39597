// SPDX-License-Identifier: Apache-2.0

import CSodium
import Foundation

/// A file encrypted in pieces by libsodium's secret stream (XChaCha20-Poly1305): a piece that was
/// changed, moved or cut off is told. The key is made from a file that the operator keeps.
enum SealedFile {
  private static let mark = Array("LEARNINGCITY-SEALED-1\n".utf8)
  private static let piece = 1 << 16

  /// The key of a file's content, at least 32 bytes.
  static func key(_ content: [UInt8]) throws -> [UInt8] {
    guard content.count >= 32 else { throw BackupFault.wrongKey }
    var key = [UInt8](repeating: 0, count: Int(crypto_secretstream_xchacha20poly1305_KEYBYTES))
    crypto_generichash(&key, key.count, content, UInt64(content.count), nil, 0)
    return key
  }

  static func isSealed(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: mark.count)).map { Array($0 ?? Data()) } == mark
  }

  static func seal(_ plain: String, into sealed: String, key: [UInt8]) throws {
    let (input, output) = try files(plain, sealed)
    defer {
      try? input.close()
      try? output.close()
    }
    var state = crypto_secretstream_xchacha20poly1305_state()
    var header = [UInt8](
      repeating: 0, count: Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES))
    crypto_secretstream_xchacha20poly1305_init_push(&state, &header, key)
    try output.write(contentsOf: Data(mark + header))
    var next = try input.read(upToCount: piece) ?? Data()
    while true {
      let message = [UInt8](next)
      next = try input.read(upToCount: piece) ?? Data()
      let tag =
        next.isEmpty
        ? crypto_secretstream_xchacha20poly1305_tag_final()
        : crypto_secretstream_xchacha20poly1305_tag_message()
      var cipher = [UInt8](repeating: 0, count: message.count + overhead)
      crypto_secretstream_xchacha20poly1305_push(
        &state, &cipher, nil, message, UInt64(message.count), nil, 0, tag)
      try output.write(contentsOf: Data(cipher))
      if next.isEmpty { return }
    }
  }

  static func open(_ sealed: String, into plain: String, key: [UInt8]) throws {
    let (input, output) = try files(sealed, plain)
    defer {
      try? input.close()
      try? output.close()
    }
    _ = try input.read(upToCount: mark.count)
    let header = [UInt8](
      try input.read(upToCount: Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)) ?? Data())
    var state = crypto_secretstream_xchacha20poly1305_state()
    guard header.count == Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES),
      crypto_secretstream_xchacha20poly1305_init_pull(&state, header, key) == 0
    else { throw BackupFault.broken }
    var isFirst = true
    while true {
      let cipher = [UInt8](try input.read(upToCount: piece + overhead) ?? Data())
      guard cipher.count >= overhead else { throw BackupFault.broken }
      var message = [UInt8](repeating: 0, count: cipher.count - overhead)
      var tag: UInt8 = 0
      guard
        crypto_secretstream_xchacha20poly1305_pull(
          &state, &message, nil, &tag, cipher, UInt64(cipher.count), nil, 0) == 0
      else { throw isFirst ? BackupFault.wrongKey : BackupFault.broken }
      isFirst = false
      try output.write(contentsOf: Data(message))
      if tag == crypto_secretstream_xchacha20poly1305_tag_final() { return }
    }
  }

  private static let overhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)

  private static func files(_ from: String, _ to: String) throws -> (FileHandle, FileHandle) {
    guard let input = FileHandle(forReadingAtPath: from) else { throw BackupFault.noFile(from) }
    FileManager.default.createFile(
      atPath: to, contents: nil, attributes: [.posixPermissions: 0o600])
    guard let output = FileHandle(forWritingAtPath: to) else { throw BackupFault.noFile(to) }
    return (input, output)
  }
}
