// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// Somebody with an invitation sets a password.
struct InvitationPage {
  let title: String
  let name: String
  let login: String
  let action: String
  let error: String
  let hasError: Bool

  init(_ guest: Invitation.Guest, token: String, issues: [Issue], wording: Wording) {
    title = wording("invitation.title")
    name = guest.name
    login = guest.login
    action = Links.invitation(token)
    error = issues.map(wording.issue).joined(separator: " ")
    hasError = !error.isEmpty
  }
}
