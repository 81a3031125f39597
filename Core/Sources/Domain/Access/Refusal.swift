// SPDX-License-Identifier: Apache-2.0

/// Why an act was not done. The one catalogue of the house; nothing below the doors knows a status
/// code.
public enum Refusal: Error, Sendable, Hashable {
  /// The thing does not exist, or not for this person. The code names the kind of thing.
  case notFound(String)
  /// The person may see it but not do this.
  case notAllowed(Permission)
  /// The thing is not in a state for this; the code is a locale key.
  case conflict(String, [String: String] = [:])
  /// What was given is wrong.
  case invalid([Issue])
}
