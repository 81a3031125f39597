// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// The file of a provider of OpenID Connect.
@Suite struct SignInProviderPackTests {
  private static let file = """
    name: {vi: Cổng của tỉnh, en: The province's portal}
    issuer: https://sso.example.vn/realms/city/
    clientId: learningcity
    account: preferred_username
    passwords: false
    roles:
      - {claim: groups, value: ward-1, role: clerk, unit: ub-bac-son}
    """

  private func read(_ text: String) throws -> (provider: SignInProvider?, faults: [PackFault]) {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return SignInProviderPack.read(file)
  }

  @Test func aProviderIsReadAsItStands() throws {
    let provider = try #require(try read(Self.file).provider)
    #expect(provider.issuer == "https://sso.example.vn/realms/city/")
    #expect(provider.clientID == "learningcity" && provider.account == "preferred_username")
    #expect(provider.scopes == ["openid", "profile", "email"] && !provider.allowsPasswords)
    let rule = try #require(provider.rules.first)
    #expect(rule.role == .clerk && rule.orgUnit == "ub-bac-son" && rule.line == 7)
    let short = try read(
      "name: {vi: A, en: A}\nissuer: http://localhost:9400\nclientId: a\n")
    #expect(short.provider?.allowsPasswords == true && short.provider?.account == "email")
  }

  @Test(arguments: [
    ("https://sso.example.vn/realms/city/", "http://sso.example.vn", "pack.not-https", 2),
    ("https://sso.example.vn/realms/city/", "sso", "pack.not-https", 2),
    ("clientId: learningcity", "client: learningcity", "pack.missing-key", 1),
    ("passwords: false", "passwords: never", "pack.not-a-flag", 5),
    ("role: clerk", "role: king", "pack.not-a-choice", 7),
    ("passwords: false", "scopes: [email]", "pack.scopes-without-openid", 5),
  ])
  func aSlipIsToldWithItsLine(_ old: String, _ new: String, _ code: String, _ line: Int) throws {
    let (provider, faults) = try read(Self.file.replacing(old, with: new))
    #expect(provider == nil)
    #expect(faults.contains { $0.code == code && $0.line == line }, "\(faults)")
  }
}
