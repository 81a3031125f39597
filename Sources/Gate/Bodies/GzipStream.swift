// SPDX-License-Identifier: Apache-2.0

import CZlib

/// Compresses bytes as they come, in the form of gzip (RFC 1952) by zlib.
final class GzipStream {
  struct Fault: Error {}

  private static let gzipWindow: Int32 = 15 + 16
  private static let room = 32 << 10

  private let stream: UnsafeMutablePointer<z_stream>
  private let header: UnsafeMutablePointer<gz_header>
  private let name: UnsafeMutablePointer<UInt8>

  /// `padding`: so many letters that mean nothing stand before the content, so that its length does not
  /// tell what it holds.
  init(padding: Int) throws {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    header = .allocate(capacity: 1)
    header.initialize(to: gz_header())
    name = .allocate(capacity: padding + 1)
    name.initialize(repeating: UInt8(ascii: "a"), count: padding)
    (name + padding).initialize(to: 0)
    header.pointee.name = name
    // 3 is the operating system "Unix", which says nothing either.
    header.pointee.os = 3
    guard
      deflateInit2_(
        stream, 5, Z_DEFLATED, Self.gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK,
      deflateSetHeader(stream, header) == Z_OK
    else { throw Fault() }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    header.deallocate()
    name.deallocate()
  }

  func add(_ bytes: UnsafeRawBufferPointer) throws -> [UInt8] { try run(bytes, Z_NO_FLUSH) }

  func end() throws -> [UInt8] { try run(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH) }

  private func run(_ bytes: UnsafeRawBufferPointer, _ flush: Int32) throws -> [UInt8] {
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(bytes.count)
    var result: [UInt8] = []
    var hasMore = true
    while hasMore {
      let part = try [UInt8](unsafeUninitializedCapacity: Self.room) { room, count in
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(Self.room)
        guard deflate(stream, flush) != Z_STREAM_ERROR else { throw Fault() }
        count = Self.room - Int(stream.pointee.avail_out)
      }
      result += part
      hasMore = stream.pointee.avail_out == 0
    }
    return result
  }
}
