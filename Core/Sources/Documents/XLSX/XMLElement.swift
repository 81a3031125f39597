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

  /// Of a cell: `r`, `t` and `s`, found in one go; there are millions of them.
  var cell:
    (
      reference: UnsafePointer<CChar>?, type: UnsafePointer<CChar>?, style: UnsafePointer<CChar>?
    )
  {
    var found: (UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?)
    guard var pair = attributes else { return found }
    while let name = pair[0], let value = pair[1] {
      let local = name[0] != 0 && name[1] == 0 ? name : Self.localName(name)
      if local[0] != 0, local[1] == 0 {
        switch UInt8(bitPattern: local[0]) {
        case UInt8(ascii: "r"): found.0 = value
        case UInt8(ascii: "t"): found.1 = value
        case UInt8(ascii: "s"): found.2 = value
        default: break
        }
      }
      pair += 2
    }
    return found
  }

  /// What stands behind the namespace, which some programs write and some do not.
  static func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    strrchr(name, Int32(separator)).map { UnsafePointer($0) + 1 } ?? name
  }
}
