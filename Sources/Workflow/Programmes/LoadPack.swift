// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// Loads a programme together with its framework: both or neither.
package struct LoadPack: Act {
  let framework: Framework
  let programme: Programme

  package init(framework: Framework, programme: Programme) {
    self.framework = framework
    self.programme = programme
  }

  package func perform(_ work: Work) throws -> [LoadChange] {
    let first = try LoadFramework(framework: framework).perform(work)
    return try [first] + LoadProgramme(programme: programme).perform(work)
  }
}
