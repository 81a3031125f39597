// SPDX-License-Identifier: Apache-2.0

package import Hummingbird

extension Form {
  /// The form of somebody who has signed in, sent by one of our pages: refused when another site sent
  /// it, or when it lacks the token of the session.
  package static func signed(
    _ request: Request, _ context: GateContext, limit: Int = textLimit
  ) async throws -> (form: Form, visitor: Visitor) {
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    let form = try await read(request, context, limit: limit)
    try CrossSite.check(form, visitor)
    return (form, visitor)
  }
}
