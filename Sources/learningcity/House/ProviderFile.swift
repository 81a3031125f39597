// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Outbound
import Packs
import Words
import Workflow

/// The file of a provider of OpenID Connect, read as the program starts.
enum ProviderFile {
  /// Nil without a file; every fault of the file is printed and ends the program.
  static func read(
    _ path: String?, _ city: City, _ words: Phrasebook
  ) async throws -> IdentityProvider? {
    guard let path else { return nil }
    let (provider, faults) = SignInProviderPack.read(URL(filePath: path))
    for fault in faults { Output.error(PackFolders.line(fault, words)) }
    guard let provider else { throw ExitCode(1) }
    let unknown = try await city.answer(
      UnknownUnitsOfProvider(provider: provider), as: .commandLine)
    for rule in unknown {
      let fault = PackFault(
        file: path, line: rule.line, code: "programme.unknown-unit",
        arguments: ["unit": rule.orgUnit])
      Output.error(PackFolders.line(fault, words))
    }
    guard unknown.isEmpty else { throw ExitCode(1) }
    return IdentityProvider(
      settings: provider, clientSecret: try Surroundings.secret("LEARNINGCITY_SIGN_IN_SECRET"))
  }
}
