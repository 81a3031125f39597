// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Files
package import Foundation

/// The evidence of a dossier as one ZIP with its index, made as it is taken: each file once, in the
/// folder of the first indicator at which it stands.
package struct EvidenceArchive: Sendable {
  /// A line of the index.
  package struct Line: Sendable {
    package let entry: CountedEvidence.Entry
    /// Where the file is in the ZIP; nil when it is not.
    package let path: String?
    /// Why not: a locale key.
    package let reason: String?
  }

  private let city: City
  private let answer: CountedEvidence.Answer

  package init(city: City, answer: CountedEvidence.Answer) {
    self.city = city
    self.answer = answer
  }

  /// `index` makes the file of the index, whose name it gives too.
  package func write(
    index: @Sendable ([Line]) throws -> (name: String, bytes: [UInt8]),
    to take: ([UInt8]) async throws -> Void
  ) async throws {
    let zip = try ZipStream()
    var paths: [UUID: String] = [:]
    var reasons: [UUID: String] = [:]
    var names: Set<String> = []
    for entry in answer.entries
    where paths[entry.versionID] == nil && reasons[entry.versionID] == nil {
      do {
        let path = Self.path(entry, &names)
        try await add(entry, path, zip, take)
        paths[entry.versionID] = path
      } catch let left as Left {
        reasons[entry.versionID] = left.reason
      }
    }
    let lines = answer.entries.map { entry in
      Line(entry: entry, path: paths[entry.versionID], reason: reasons[entry.versionID])
    }
    let (name, bytes) = try index(lines)
    try zip.begin(name, size: bytes.count, at: city.now)
    try bytes.withUnsafeBytes { try zip.add($0) }
    try zip.end()
    try await take(zip.drain())
  }

  /// A file that is not in the ZIP.
  private struct Left: Error {
    let reason: String
  }

  private func add(
    _ entry: CountedEvidence.Entry, _ path: String, _ zip: ZipStream,
    _ take: ([UInt8]) async throws -> Void
  ) async throws {
    guard answer.isOpen(entry) else { throw Left(reason: "evidence.state-\(entry.state.rawValue)") }
    let file: LocalFile
    do {
      file = try await city.files.fetch(entry.sha256)
    } catch is FileFault {
      throw Left(reason: "files.missing")
    }
    try zip.begin(path, size: file.size, at: entry.attachedAt)
    try await file.read(count: file.size) { piece in
      try piece.withUnsafeBytes { try zip.add($0) }
      let ready = zip.drain()
      if !ready.isEmpty { try await take(ready) }
    }
  }

  /// `03/2025-01 ub-bac-son/biên bản.pdf`: the indicator, the period and the unit.
  private static func path(
    _ entry: CountedEvidence.Entry, _ names: inout Set<String>
  ) -> String {
    let number = entry.indicator < 10 ? "0\(entry.indicator)" : String(entry.indicator)
    let folder = "\(number)/\(entry.period) \(entry.orgUnit)"
    // Characters that a system of files does not take.
    let name = String(entry.fileName.map { "<>:\"|?*".contains($0) ? "_" : $0 })
    var path = "\(folder)/\(name)"
    var count = 1
    while !names.insert(path.lowercased()).inserted {
      count += 1
      let url = URL(filePath: name)
      path =
        "\(folder)/\(url.deletingPathExtension().lastPathComponent) (\(count)).\(url.pathExtension)"
    }
    return path
  }
}
