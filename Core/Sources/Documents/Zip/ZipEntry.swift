// SPDX-License-Identifier: Apache-2.0

/// One line of an archive's directory. The sizes are what the archive claims, not what was
/// unpacked; the name is as written and may climb out of a folder (`../x`).
public struct ZipEntry: Equatable, Sendable {
  public let name: String
  public let packedBytes: Int
  public let unpackedBytes: Int
}
