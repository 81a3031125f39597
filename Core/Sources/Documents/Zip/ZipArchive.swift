// SPDX-License-Identifier: Apache-2.0
import CZip

/// A zip archive opened for reading, from bytes in memory or from a file.
/// Unpacks within `ZipLimits`; faults have codes `zip.…` and name the entry.
public final class ZipArchive {
  public let entries: [ZipEntry]
  private let handle: OpaquePointer
  private let storage: UnsafeMutableRawBufferPointer?
  private let limits: ZipLimits
  private let indexByName: [String: Int]
  private var unpackedByName: [String: Int] = [:]
  private var unpackedInAll = 0

  /// Opens the archive that these bytes hold.
  public convenience init(bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws {
    // The library takes nothing at all for an archive without entries.
    guard !bytes.isEmpty else { throw DocumentFault(code: "zip.not-a-zip") }
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    storage.copyBytes(from: bytes)
    guard let handle = Self.open(storage) else {
      storage.deallocate()
      throw DocumentFault(code: "zip.not-a-zip")
    }
    try self.init(handle: handle, storage: storage, limits: limits)
  }

  /// Opens the archive at `path`, reading from the file as entries are asked for.
  public convenience init(path: String, limits: ZipLimits = ZipLimits()) throws {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      let isUnreadable = [ZIP_ER_NOENT, ZIP_ER_OPEN, ZIP_ER_READ].contains(code)
      throw DocumentFault(code: isUnreadable ? "zip.unreadable-file" : "zip.not-a-zip")
    }
    try self.init(handle: handle, storage: nil, limits: limits)
  }

  private init(
    handle: OpaquePointer, storage: UnsafeMutableRawBufferPointer?, limits: ZipLimits
  ) throws {
    self.handle = handle
    self.storage = storage
    self.limits = limits
    let count = Int(clamping: zip_get_num_entries(handle, 0))
    entries = count > limits.entryCount ? [] : (0..<count).compactMap { Self.entry($0, of: handle) }
    indexByName = Dictionary(
      entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    if count > limits.entryCount {
      throw DocumentFault(
        code: "zip.too-many-entries",
        arguments: ["count": String(count), "limit": String(limits.entryCount)])
    }
    if entries.count < count {
      throw DocumentFault(code: "zip.not-a-zip")
    }
    // Two entries of one name are read differently by different programs: a way to smuggle.
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.name).inserted {
      throw DocumentFault(code: "zip.duplicate-entry", arguments: ["entry": entry.name])
    }
  }

  deinit {
    zip_discard(handle)
    storage?.deallocate()
  }

  public func contains(_ name: String) -> Bool {
    indexByName[name] != nil
  }

  /// Unpacks one entry into memory.
  public func bytes(of name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try stream(name) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Unpacks one entry piece by piece; a piece is valid only during the call.
  public func stream(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let (file, entry) = try unpack(name)
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    defer { buffer.deallocate() }
    var unpacked = 0
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw Self.fault("zip.damaged-entry", name) }
      if count == 0 { break }
      unpacked += count
      try check(unpacked, of: entry)
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard unpacked == entry.unpackedBytes else { throw Self.fault("zip.damaged-entry", name) }
  }

  private func unpack(_ name: String) throws -> (file: OpaquePointer, entry: ZipEntry) {
    guard let index = indexByName[name] else { throw Self.fault("zip.no-such-entry", name) }
    let entry = entries[index]
    // The claim is checked first, so that an honest giant costs nothing.
    try check(entry.unpackedBytes, of: entry)
    guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else {
      let code = zip_error_code_zip(zip_get_error(handle))
      let isEncrypted = [ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP].contains(code)
      throw Self.fault(isEncrypted ? "zip.encrypted-entry" : "zip.damaged-entry", name)
    }
    return (file, entry)
  }

  private func check(_ unpacked: Int, of entry: ZipEntry) throws {
    if unpacked > limits.entryBytes {
      throw Self.fault("zip.too-large", entry.name, limit: limits.entryBytes)
    }
    if unpacked > limits.ratioFreeBytes, unpacked / limits.ratio >= max(entry.packedBytes, 1) {
      throw Self.fault("zip.suspicious-ratio", entry.name, limit: limits.ratio)
    }
    // An entry that is read again counts once.
    let counted = unpackedByName[entry.name] ?? 0
    unpackedByName[entry.name] = max(unpacked, counted)
    unpackedInAll += max(unpacked - counted, 0)
    if unpackedInAll > limits.totalBytes {
      throw Self.fault("zip.too-large-in-all", entry.name, limit: limits.totalBytes)
    }
  }

  private static func open(_ storage: UnsafeMutableRawBufferPointer) -> OpaquePointer? {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let length = zip_uint64_t(storage.count)
    guard let source = zip_source_buffer_create(storage.baseAddress, length, 0, &error) else {
      return nil
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      return nil
    }
    return handle
  }

  private static func entry(_ index: Int, of handle: OpaquePointer) -> ZipEntry? {
    var status = zip_stat_t()
    guard zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0, let name = status.name
    else { return nil }
    return ZipEntry(
      name: String(cString: name),
      packedBytes: Int(clamping: status.comp_size),
      unpackedBytes: Int(clamping: status.size))
  }

  private static func fault(_ code: String, _ entry: String, limit: Int? = nil) -> DocumentFault {
    var arguments = ["entry": entry]
    arguments["limit"] = limit.map(String.init)
    return DocumentFault(code: code, arguments: arguments)
  }
}
