// SPDX-License-Identifier: Apache-2.0

/// Why the benchmark stops, in a sentence.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
