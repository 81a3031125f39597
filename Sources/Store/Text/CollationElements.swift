// SPDX-License-Identifier: Apache-2.0

/// The elements of a text one after the other, each with the marks that follow it.
/// Composed and decomposed text give the same.
struct CollationElements: IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var current: CollationElement?

  init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
  }

  mutating func next() -> CollationElement? {
    while let scalar = scalars.next() {
      if CollationElement.isMark(scalar) {
        current?.add(mark: scalar.value)
        continue
      }
      guard let element = CollationElement(scalar) else { continue }
      let finished = current
      current = element
      if let finished { return finished }
    }
    defer { current = nil }
    return current
  }
}
