// SPDX-License-Identifier: Apache-2.0

/// Collects the relationships of a part: which other parts it uses, by id.
/// A kind is the last word of its type: `worksheet`, `sharedStrings`, `officeDocument`.
final class XLSXRelationshipsSink: XMLSink {
  private(set) var relationships: [String: (kind: String, target: String)] = [:]

  func open(_ element: XMLElement) {
    guard element.name == "Relationship", element["TargetMode"] != "External",
      let id = element["Id"], let type = element["Type"], let target = element["Target"]
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? type
    relationships[id] = (kind, target)
  }

  func close(_ name: String) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
