// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
package import Hummingbird
package import Workflow

/// What both doors know of a request: who asks, in which language, by which session.
package struct GateContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// Nil for somebody who has not signed in.
  package var visitor: Visitor?
  package var language: Language = .vi
  /// The address of the other side: the client's, or the proxy's.
  package var address: String?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress
  }

  /// The most that a request may carry where nobody says more.
  package var maxUploadSize: Int { 4 << 20 }

  package var responseEncoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// The signed-in person, or the refusal that leads to the sign-in page.
  package func requireVisitor() throws -> Visitor {
    guard let visitor else { throw SignInNeeded() }
    return visitor
  }
}

/// A person who has signed in, with the session's token.
package struct Visitor: Sendable {
  package let actor: Actor
  package let login: String
  package let position: LocalizedText
  /// Nil when the request itself carried the password.
  package let token: String?

  package init(actor: Actor, login: String, position: LocalizedText, token: String?) {
    self.actor = actor
    self.login = login
    self.position = position
    self.token = token
  }
}

/// The token of a program may read and not write.
package struct TokenReadsOnly: Error {
  package init() {}
}

/// The account has a second factor, or owes one: a program takes a token, a person the page.
package struct SecondFactorNeeded: Error {
  package init() {}
}

/// The page is for people who have signed in.
package struct SignInNeeded: Error {
  package init() {}
}
