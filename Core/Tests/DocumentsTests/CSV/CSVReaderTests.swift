// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

/// Corner cases of RFC 4180 and of what spreadsheets make of it.
@Suite struct CSVReaderTests {
  private func read(_ text: String, _ delimiter: CSVDelimiter? = nil) throws -> [CSVRecord] {
    try CSVReader.records(in: Array(text.utf8), delimiter: delimiter)
  }

  @Test func `quoted fields keep delimiters, quotes and line ends`() throws {
    #expect(
      try read("a,b\r\n\"x, \"\"y\"\"\",\"một\r\nhai\"\r\nsau,\"\"\r\n") == [
        CSVRecord(line: 1, fields: ["a", "b"]),
        CSVRecord(line: 2, fields: ["x, \"y\"", "một\r\nhai"]),
        CSVRecord(line: 4, fields: ["sau", ""]),
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every line end counts once`(end: String) throws {
    #expect(
      try read(["a,b", "1,2", "", "3,4"].joined(separator: end)) == [
        CSVRecord(line: 1, fields: ["a", "b"]), CSVRecord(line: 2, fields: ["1", "2"]),
        CSVRecord(line: 3, fields: [""]), CSVRecord(line: 4, fields: ["3", "4"]),
      ])
  }

  @Test func `empty lines at the end are no records`() throws {
    #expect(try read("a\n1\n\n\n").map(\.fields) == [["a"], ["1"]])
    #expect(try read("").isEmpty)
    #expect(try read("\n").isEmpty)
  }

  @Test func `a byte order mark belongs to no field`() throws {
    #expect(try read("\u{FEFF}mã;tên\n1;Đông").map(\.fields) == [["mã", "tên"], ["1", "Đông"]])
  }

  @Test(arguments: [
    ("a,b\n1;2,3", ["a", "b"]), ("a;b;c,d\n", ["a", "b", "c,d"]), ("a\tb,c\td", ["a", "b,c", "d"]),
    ("\"x;y;z\",b", ["x;y;z", "b"]), ("alone\n1,2", ["alone"]),
  ])
  func `the header line tells the delimiter`(text: String, header: [String]) throws {
    #expect(try read(text).first?.fields == header)
  }

  @Test func `a delimiter that is told is not guessed`() throws {
    #expect(try read("a;b;c,d", .comma).first?.fields == ["a;b;c", "d"])
  }

  @Test func `records of uneven length come as they are`() throws {
    #expect(try read("a,b\n1\n1,2,3").map(\.fields.count) == [2, 1, 3])
    #expect(try read("a,b,\n,,").map(\.fields) == [["a", "b", ""], ["", "", ""]])
  }

  @Test func `a quote inside a plain field is a character`() throws {
    #expect(try read("ống 5\",b").first?.fields == ["ống 5\"", "b"])
  }

  @Test func `an unclosed quote is told with the line that opened it`() {
    #expect(throws: DocumentFault(code: "csv.unclosed-quote", arguments: ["line": "2"])) {
      try read("a,b\n1,\"x\ny\nz")
    }
  }

  @Test func `text behind a closing quote is told with its line`() {
    #expect(throws: DocumentFault(code: "csv.text-after-quote", arguments: ["line": "3"])) {
      try read("a\n\"x\ny\"z")
    }
  }

  @Test func `bytes that are not UTF-8 are told with their line`() {
    let bytes = Array("a,b\n1,2\n".utf8) + [0xC4, 0x2C, 0x31]
    #expect(throws: DocumentFault(code: "csv.not-utf8", arguments: ["line": "3"])) {
      try CSVReader.records(in: bytes)
    }
    #expect(throws: DocumentFault(code: "csv.not-utf8", arguments: ["line": "1"])) {
      try CSVReader.records(in: [0xFF, 0xFE, 0x61, 0x00])
    }
  }
}
