// SPDX-License-Identifier: Apache-2.0

import Foundation

/// ClamAV's daemon over its socket: a file is handed over in pieces (`INSTREAM`).
package struct VirusScanner: Sendable {
  package enum Finding: Sendable, Equatable {
    case clean
    /// What was found.
    case infected(String)
    /// Why the daemon did not look into it, such as that the file is longer than it takes.
    case notScanned(String)
  }

  private enum Place: Sendable {
    case socket(String)
    case host(String, String)
  }

  private let target: Place
  package let place: String

  /// `unix:/run/clamav/clamd.ctl` or `tcp:HOST:PORT`; nil when the text is neither.
  package init?(_ text: String) {
    place = text
    if text.hasPrefix("unix:/") {
      let path = String(text.dropFirst(5))
      guard path.utf8.count < 108 else { return nil }
      target = .socket(path)
    } else if let match = text.wholeMatch(of: /tcp:(.+):(\d{1,5})/) {
      target = .host(String(match.1), String(match.2))
    } else {
      return nil
    }
  }

  /// `FileFault.unreachable` while the daemon is away.
  package func scan(_ path: String) async throws -> Finding {
    try await FilePath.waiting { try scanAndWait(path) }
  }

  private func scanAndWait(_ path: String) throws -> Finding {
    let daemon = try connected()
    defer { close(daemon) }
    var answer = ""
    do {
      try send(Array("zINSTREAM\0".utf8), daemon)
      try FilePath.read(path) { piece in
        var length = UInt32(piece.count).bigEndian
        try withUnsafeBytes(of: &length) { try FilePath.write($0, to: daemon, "clamd") }
        try FilePath.write(piece, to: daemon, "clamd")
      }
      try send([0, 0, 0, 0], daemon)
    } catch {
      // The daemon hangs up when it has seen enough, and says why.
      answer = receive(daemon)
      guard !answer.isEmpty else { return .notScanned("\(error)") }
    }
    if answer.isEmpty { answer = receive(daemon) }
    // One file at which the daemon gives up does not stand in the way of the others.
    return (try? Self.finding(answer)) ?? .notScanned("no answer")
  }

  static func finding(_ answer: String) throws -> Finding {
    let text = answer.trimmingCharacters(in: CharacterSet(charactersIn: "\0\n "))
    if text.hasSuffix(": OK") { return .clean }
    if text.hasSuffix(" FOUND") {
      return .infected(String(text.dropLast(6)).replacing("stream: ", with: ""))
    }
    guard !text.isEmpty else { throw FileFault.unreachable("clamd") }
    return .notScanned(text)
  }

  private func send(_ bytes: [UInt8], _ daemon: Int32) throws {
    try bytes.withUnsafeBytes { try FilePath.write($0, to: daemon, "clamd") }
  }

  private func receive(_ daemon: Int32) -> String {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1024)
    while bytes.count < 1 << 16 {
      let count = read(daemon, &room, room.count)
      guard count > 0 else { break }
      bytes += room[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func connected() throws -> Int32 {
    // A daemon that hangs up is told by the call that writes, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    let daemon: Int32
    switch target {
    case .socket(let path): daemon = try socket(path)
    case .host(let host, let port): daemon = try socket(host, port)
    }
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(daemon, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
    setsockopt(daemon, SOL_SOCKET, SO_SNDTIMEO, &patience, length)
    return daemon
  }

  private static let stream = Int32(SOCK_STREAM.rawValue)

  private func socket(_ path: String) throws -> Int32 {
    let daemon = Foundation.socket(AF_UNIX, Self.stream, 0)
    guard daemon >= 0 else { throw FilePath.fault("clamd") }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(daemon, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      defer { close(daemon) }
      throw unreachable()
    }
    return daemon
  }

  private func socket(_ host: String, _ port: String) throws -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Self.stream
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, port, &hints, &found) == 0 else { throw unreachable() }
    defer { freeaddrinfo(found) }
    var next = found
    while let entry = next {
      let daemon = Foundation.socket(
        entry.pointee.ai_family, entry.pointee.ai_socktype, entry.pointee.ai_protocol)
      if daemon >= 0 {
        if connect(daemon, entry.pointee.ai_addr, entry.pointee.ai_addrlen) == 0 { return daemon }
        close(daemon)
      }
      next = entry.pointee.ai_next
    }
    throw unreachable()
  }

  private func unreachable() -> FileFault {
    .unreachable("clamd: \(String(cString: strerror(errno)))")
  }
}
