// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// Pages of a PDF as pictures, drawn by poppler's programs apart from this one, in little time and
/// memory: a document that means harm reaches nothing.
package enum PagePictures {
  private static let seconds = 20
  private static let memory = 1 << 30
  private static let longestSide = 1400
  /// Drawing takes a whole core, and whoever waits for one keeps nobody else from a file.
  private static let atOnce = DispatchSemaphore(value: 2)
  private static let queue = DispatchQueue(
    label: "learningcity.pictures", qos: .utility, attributes: .concurrent)

  /// How many pages there are; nil when it is none, or poppler is not installed.
  package static func count(_ path: String) async -> Int? {
    guard let output = await run("pdfinfo", [path]) else { return nil }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").lazy
      .filter { $0.hasPrefix("Pages:") }
      .compactMap { Int($0.dropFirst(6).trimmingCharacters(in: .whitespaces)) }.first
  }

  /// A page, from 1, as PNG; nil when there is none.
  package static func draw(_ path: String, page: Int) async -> [UInt8]? {
    let picture = await run(
      "pdftoppm",
      [
        "-png", "-singlefile", "-scale-to", String(longestSide), "-f", String(page), "-l",
        String(page), path,
      ])
    return picture.flatMap { $0.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? [UInt8]($0) : nil }
  }

  private static func run(_ program: String, _ arguments: [String]) async -> Data? {
    try? await FilePath.waiting(on: queue) {
      atOnce.wait()
      defer { atOnce.signal() }
      return try runAndWait(program, arguments)
    }
  }

  private static func runAndWait(_ program: String, _ arguments: [String]) throws -> Data? {
    let output = FileManager.default.temporaryDirectory
      .appending(path: "learningcity-\(UUID().uuidString)").path
    defer { FilePath.remove(output) }
    let limits = [
      "/usr/bin/prlimit", "--cpu=\(seconds)", "--as=\(memory)", "--nofile=64", "--core=0",
      "timeout", "\(seconds)", program,
    ]
    guard try spawn(limits + arguments, output) == 0 else { return nil }
    return try Data(contentsOf: URL(filePath: output))
  }

  /// Of glibc since 2.34; Swift does not see its declaration.
  private typealias CloseFrom =
    @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

  /// Runs a program with its output in a file, and nothing of the surroundings; gives its exit code.
  private static func spawn(_ arguments: [String], _ output: String) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // No connection and no lock of this program goes along.
    guard let closing = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else {
      throw FileFault.unreachable("posix_spawn")
    }
    _ = unsafeBitCast(closing, to: CloseFrom.self)(&actions, STDERR_FILENO + 1)
    var words = arguments.map { strdup($0) } + [nil]
    let given: [String] = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
    var surroundings = given.map { strdup($0) } + [nil]
    defer { for text in words + surroundings { free(text) } }
    var child = pid_t()
    guard posix_spawn(&child, arguments[0], &actions, nil, &words, &surroundings) == 0 else {
      throw FilePath.fault(arguments[0])
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128
  }
}
