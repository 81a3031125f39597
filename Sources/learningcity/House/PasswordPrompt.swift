// SPDX-License-Identifier: Apache-2.0

import Foundation
import Words

/// Asks for a password without showing it, or takes it from the environment.
enum PasswordPrompt {
  static func read(_ words: Phrasebook) throws -> String {
    if let password = Surroundings.value("LEARNINGCITY_PASSWORD") { return password }
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine() else { throw CommandFault("user.no-password") }
      return line
    }
    FileHandle.standardError.write(Data(words("user.password-prompt").utf8))
    var old = termios()
    tcgetattr(STDIN_FILENO, &old)
    var silent = old
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSANOW, &old)
      Output.error("")
    }
    guard let line = readLine() else { throw CommandFault("user.no-password") }
    return line
  }
}
