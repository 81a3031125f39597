// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder for a test to spoil, a copy of a real one or written by the test; it is removed with its
/// last user.
final class EditedFolder {
  let url: URL
  private let parent: URL

  /// A folder that holds these files: the text by name.
  init(_ files: [String: String], named name: String = "written") throws {
    parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    url = parent.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (file, text) in files { try write(text, to: file) }
  }

  /// A copy of a folder, with more files beside those it has.
  convenience init(
    _ source: URL, named name: String = "copy", adding files: [String: String] = [:]
  ) throws {
    try self.init(files, named: name)
    for file in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(
        at: source.appending(path: file), to: url.appending(path: file))
    }
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  /// Replaces the first occurrence.
  func replace(_ old: String, with new: String, in file: String) throws {
    var text = try text(of: file)
    guard let range = text.range(of: old) else { throw NotFound(text: old) }
    text.replaceSubrange(range, with: new)
    try Data(text.utf8).write(to: url.appending(path: file))
  }

  func write(_ text: String, to file: String) throws { try write(Array(text.utf8), to: file) }

  func write(_ bytes: [UInt8], to file: String) throws {
    try Data(bytes).write(to: url.appending(path: file))
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: file))
  }

  /// The line, from 1, of the first occurrence.
  func line(of marker: String, in file: String) throws -> Int {
    let text = try text(of: file)
    guard let range = text.range(of: marker) else { throw NotFound(text: marker) }
    return text[..<range.lowerBound].count { $0 == "\n" } + 1
  }

  func path(of file: String) -> String { url.appending(path: file).path }

  private func text(of file: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: file)), as: UTF8.self)
  }

  /// A text that the real folder no longer has: the test must follow the folder.
  struct NotFound: Error {
    let text: String
  }
}
