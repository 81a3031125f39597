// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// The file that names a provider of OpenID Connect and what its claims mean.
public enum SignInProviderPack {
  /// The provider when there is no error, and every fault in any case.
  public static func read(_ file: URL) -> (provider: SignInProvider?, faults: [PackFault]) {
    let faults = FaultList()
    let folder = file.deletingLastPathComponent()
    guard let root = PackFile.open(file.lastPathComponent, in: folder, faults) else {
      return (nil, faults.faults)
    }
    let scopes = root.codes("scopes")
    let provider = SignInProvider(
      name: root.localized("name"), issuer: issuer(root), clientID: root.text("clientId"),
      scopes: scopes.isEmpty ? ["openid", "profile", "email"] : scopes,
      account: root.optionalText("account") ?? "email",
      allowsPasswords: !root.has("passwords") || root.flag("passwords"),
      rules: root.mappings("roles", isRequired: false).map(rule))
    if !provider.scopes.contains("openid") {
      faults.add("pack.scopes-without-openid", root.file, root.line(of: "scopes"))
    }
    root.finish()
    return (faults.hasErrors ? nil : provider, faults.faults.sorted())
  }

  private static func rule(_ mapping: PackMapping) -> SignInProvider.Rule {
    defer { mapping.finish() }
    return SignInProvider.Rule(
      claim: mapping.text("claim"), value: mapping.text("value"),
      role: mapping.choice("role", default: .clerk), orgUnit: mapping.text("unit"),
      line: mapping.line)
  }

  /// An address that only HTTPS protects, but on the own machine.
  private static func issuer(_ root: PackMapping) -> String {
    let text = root.text("issuer")
    let host = URL(string: text)?.host() ?? ""
    let isOwn = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
    let isFine = text.hasPrefix("https://") && !host.isEmpty || text.hasPrefix("http://") && isOwn
    if !text.isEmpty, !isFine || text.contains("?") || text.contains("#") {
      root.faults.add("pack.not-https", root.file, root.line(of: "issuer"), ["text": text])
    }
    return text
  }
}
