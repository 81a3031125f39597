// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

// Values of the domain that SQL binds by their raw text.
extension Language: SQLBindable {}
extension Maturity: SQLBindable {}
extension Role: SQLBindable {}
extension SubmissionStatus: SQLBindable {}
extension UnitLevel: SQLBindable {}
