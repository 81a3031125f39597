// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The start of an element: its name and attributes without their namespaces.
/// Valid only during the call that hands it over.
struct XMLElement {
  static let separator: CChar = 0x0A

  let name: String
  private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(name: UnsafePointer<CChar>, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    self.name = String(cString: Self.localName(name))
    self.attributes = attributes
  }

  subscript(attribute: String) -> String? {
    guard var pair = attributes else { return nil }
    while let name = pair[0], let value = pair[1] {
      if strcmp(Self.localName(name), attribute) == 0 { return String(cString: value) }
      pair += 2
    }
    return nil
  }

  /// What stands behind the namespace, which some programs write and some do not.
  static func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    strrchr(name, Int32(separator)).map { UnsafePointer($0) + 1 } ?? name
  }
}
