// SPDX-License-Identifier: Apache-2.0
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a picture back as XML, so that a test asks for elements and not for text.
/// A picture that is not well formed is `nil`.
final class SVGProbe: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var words: [String] = []

  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// All elements that bear every one of the classes.
  func classed(_ classes: String...) -> [[String: String]] {
    elements.map(\.attributes).filter { attributes in
      let own = (attributes["class"] ?? "").split(separator: " ").map(String.init)
      return classes.allSatisfy(own.contains)
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
    words.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !words.isEmpty else { return }
    words[words.count - 1] += string
  }
}
