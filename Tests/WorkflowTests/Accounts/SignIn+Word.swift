// SPDX-License-Identifier: Apache-2.0
import Workflow

/// The outcome of a sign-in as a word to compare, and the token of a good one.
extension SignIn.Outcome {
  var word: String {
    switch self {
    case .signedIn: "signed in"
    case .verified: "verified"
    case .refused: "refused"
    case .needsCode: "needs code"
    case .resting(let minutes): "resting \(minutes)"
    }
  }

  var token: String? {
    if case .signedIn(let token, _, _) = self { return token }
    return nil
  }
}
