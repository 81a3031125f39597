// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// Loads a programme together with its framework and those that stand beside it: all or nothing.
package struct LoadPack: Act {
  let framework: Framework
  let others: [Framework]
  package let programme: Programme

  package init(framework: Framework, others: [Framework] = [], programme: Programme) {
    self.framework = framework
    self.others = others
    self.programme = programme
  }

  package func perform(_ work: Work) throws -> [LoadChange] {
    let frameworks = try ([framework] + others).flatMap {
      try LoadFramework(framework: $0).perform(work)
    }
    return try frameworks + LoadProgramme(programme: programme).perform(work)
  }
}
