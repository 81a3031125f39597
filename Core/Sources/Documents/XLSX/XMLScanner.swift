// SPDX-License-Identifier: Apache-2.0
import CExpat

/// Reads XML piece by piece and tells a sink; refuses document types, and so all entities.
/// Faults: `xml.malformed` and `xml.document-type-refused`, with the `part` and `line`.
final class XMLScanner {
  private let parser: XML_Parser
  private let part: String
  private let sink: any XMLSink
  private var failure: (any Error)?

  init(part: String, sink: any XMLSink) throws {
    guard let parser = XML_ParserCreateNS(nil, XMLElement.separator) else {
      throw DocumentFault(code: "xml.no-memory", arguments: ["part": part])
    }
    self.parser = parser
    self.part = part
    self.sink = sink
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name else { return }
        XMLScanner.of(context)?.attempt { scanner in
          try scanner.sink.open(XMLElement(name: name, attributes: attributes))
        }
      },
      { context, name in
        guard let name else { return }
        XMLScanner.of(context)?.attempt { scanner in
          try scanner.sink.close(String(cString: XMLElement.localName(name)))
        }
      })
    XML_SetCharacterDataHandler(parser) { context, text, length in
      guard let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
        let piece = UnsafeBufferPointer(start: bytes, count: Int(length))
        XMLScanner.of(context)?.attempt { $0.sink.text(piece) }
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      XMLScanner.of(context)?.attempt { throw $0.fault("xml.document-type-refused") }
    }
  }

  deinit {
    XML_ParserFree(parser)
  }

  func feed(_ bytes: UnsafeRawBufferPointer) throws {
    let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
    try check(XML_Parse(parser, start, Int32(bytes.count), 0))
  }

  func finish() throws {
    try check(XML_Parse(parser, nil, 0, 1))
  }

  private func check(_ status: XML_Status) throws {
    if let failure { throw failure }
    guard status == XML_STATUS_OK else { throw fault("xml.malformed") }
  }

  private func attempt(_ body: (XMLScanner) throws -> Void) {
    guard failure == nil else { return }
    do {
      try body(self)
    } catch {
      failure = error
      XML_StopParser(parser, 0)
    }
  }

  private func fault(_ code: String) -> DocumentFault {
    DocumentFault(
      code: code,
      arguments: ["part": part, "line": String(XML_GetCurrentLineNumber(parser))])
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLScanner? {
    context.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
  }
}
