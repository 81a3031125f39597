// SPDX-License-Identifier: Apache-2.0

/// Takes what `XMLScanner` meets, in the order of the document.
/// Text may come in several pieces; a piece is valid only during the call.
protocol XMLSink: AnyObject {
  func open(_ element: XMLElement) throws
  func close(_ name: String) throws
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}
