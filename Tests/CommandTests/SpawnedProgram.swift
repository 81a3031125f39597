// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program started by `posix_spawn`, with its output in two files.
enum SpawnedProgram {
  /// The program could not be started; the number is `errno`'s.
  struct NotStarted: Error {
    let code: Int32
  }

  /// Waits for the program; gives its exit code, or 128 and the signal that ended it.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String], output: String,
    errors: String
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var surroundings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + surroundings { free(text) } }
    var child = pid_t()
    let code = posix_spawn(&child, program, &actions, nil, &words, &surroundings)
    guard code == 0 else { throw NotStarted(code: code) }

    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
