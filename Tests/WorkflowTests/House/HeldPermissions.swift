// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import Workflow

/// The permissions that the actor holds at a unit, asked by the tests.
struct HeldPermissions: Question {
  let orgUnit: String

  func answer(_ work: Work) throws -> Set<Permission> {
    let id = try work.transaction.scalar(
      "SELECT id FROM org_unit WHERE code = \(orgUnit)", as: UUID.self)
    guard let id else { throw Refusal.notFound("unit") }
    return try work.permissions(at: id)
  }
}
