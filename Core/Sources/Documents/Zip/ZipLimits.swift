// SPDX-License-Identifier: Apache-2.0

/// How much an archive may unpack to before it is taken for a zip bomb, all sizes in bytes.
/// The ratio (unpacked to packed) is asked only of entries above `ratioFreeBytes`.
public struct ZipLimits: Equatable, Sendable {
  public var entryBytes: Int
  public var totalBytes: Int
  public var ratio: Int
  public var ratioFreeBytes: Int
  public var entryCount: Int

  public init(
    entryBytes: Int = 64 << 20,
    totalBytes: Int = 256 << 20,
    ratio: Int = 200,
    ratioFreeBytes: Int = 1 << 20,
    entryCount: Int = 10_000
  ) {
    self.entryBytes = entryBytes
    self.totalBytes = totalBytes
    self.ratio = ratio
    self.ratioFreeBytes = ratioFreeBytes
    self.entryCount = entryCount
  }
}
