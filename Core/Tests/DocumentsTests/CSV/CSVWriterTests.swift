// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

/// Records written, and read again.
@Suite struct CSVWriterTests {
  private func text(_ writer: CSVWriter, _ records: [[String]]) -> String {
    String(decoding: writer.bytes(of: records), as: UTF8.self)
  }

  @Test func `quotes stand only where they are needed`() {
    let records = [["a b", "x,y", "\"", "1\n2", " z", "", ";"], [""]]
    #expect(
      text(CSVWriter(), records)
        == "a b,\"x,y\",\"\"\"\",\"1\n2\",\" z\",,;\r\n\"\"\r\n")
    #expect(text(CSVWriter(delimiter: .semicolon), [["x,y", "x;y"]]) == "x,y;\"x;y\"\r\n")
  }

  @Test(arguments: CSVDelimiter.allCases)
  func `what is written is read back`(delimiter: CSVDelimiter) throws {
    let records = [["mã", "tên"], ["đ;,\t\"", "hai\r\ndòng"], ["", "\u{FEFF}x"]]
    let writer = CSVWriter(delimiter: delimiter, writesByteOrderMark: true)
    let bytes = writer.bytes(of: records)
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(try CSVReader.records(in: bytes, delimiter: delimiter).map(\.fields) == records)
  }

  @Test func `formulas are disarmed only when asked, and numbers never`() {
    let record = ["=1+1", "+A1", "-A1", "@x", "\tx", "-5", "-1.234,5", "+84", "-", "a=b"]
    #expect(text(CSVWriter(), [record]).hasPrefix("=1+1,+A1,"))
    #expect(
      text(CSVWriter(delimiter: .semicolon, disarmsFormulas: true), [record])
        == "'=1+1;'+A1;'-A1;'@x;'\tx;-5;-1.234,5;+84;'-;a=b\r\n")
  }
}
