// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// The query that keeps a page on the same unit and the same view of the figures.
struct StandingQuery {
  let text: String

  init(
    _ answer: EvaluationOverview.Answer, provisional: Bool? = nil, tree: TreeView? = nil
  ) {
    var parts: [String] = []
    if answer.orgUnit.code != answer.book.programme.area {
      parts.append("unit=\(answer.orgUnit.code)")
    }
    if provisional ?? answer.includesProvisional { parts.append("provisional=yes") }
    if (tree ?? answer.tree) == .today { parts.append("tree=today") }
    text = parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }
}
