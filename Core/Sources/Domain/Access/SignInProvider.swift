// SPDX-License-Identifier: Apache-2.0

/// A provider of OpenID Connect that people sign in by, and what its claims mean here.
public struct SignInProvider: Sendable, Hashable {
  /// Whoever's claim holds the value has the role at the unit, for as long as it does.
  public struct Rule: Sendable, Hashable {
    public let claim: String
    public let value: String
    public let role: Role
    public let orgUnit: String
    /// Of the file, from 1.
    public let line: Int

    public init(claim: String, value: String, role: Role, orgUnit: String, line: Int) {
      self.claim = claim
      self.value = value
      self.role = role
      self.orgUnit = orgUnit
      self.line = line
    }
  }

  /// On the button of the sign-in page.
  public let name: LocalizedText
  public let issuer: String
  public let clientID: String
  public let scopes: [String]
  /// The claim that says whose account is meant: `email` means the account with that address, any
  /// other the sign-in name.
  public let account: String
  /// Whether a password of this house still opens a session.
  public let allowsPasswords: Bool
  public let rules: [Rule]

  public init(
    name: LocalizedText, issuer: String, clientID: String,
    scopes: [String] = ["openid", "profile", "email"], account: String = "email",
    allowsPasswords: Bool = true, rules: [Rule] = []
  ) {
    self.name = name
    self.issuer = issuer
    self.clientID = clientID
    self.scopes = scopes
    self.account = account
    self.allowsPasswords = allowsPasswords
    self.rules = rules
  }
}

/// Who a provider says is there. Its word has been checked.
public struct ProviderIdentity: Sendable, Hashable {
  public let issuer: String
  /// What the provider calls the person for ever.
  public let subject: String
  /// Each claim with its values as texts; a list has several, a flag is `true` or `false`.
  public let claims: [String: [String]]

  public init(issuer: String, subject: String, claims: [String: [String]]) {
    self.issuer = issuer
    self.subject = subject
    self.claims = claims
  }

  public subscript(_ claim: String) -> String? { claims[claim]?.first }
}
