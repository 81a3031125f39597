// SPDX-License-Identifier: Apache-2.0

/// Reads comma-separated text by RFC 4180 from UTF-8, with or without a byte order mark.
/// Faults: `csv.not-utf8`, `csv.unclosed-quote`, `csv.text-after-quote`, all with a `line`.
public enum CSVReader {
  /// The records of a file. Without a delimiter, the one that the first line holds most of.
  /// Lines may end with CR LF, LF or CR; empty lines at the end are no records.
  public static func records(
    in bytes: [UInt8], delimiter: CSVDelimiter? = nil
  ) throws -> [CSVRecord] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = hasMark ? bytes[3...] : bytes[...]
    try checkEncoding(content)
    let delimiter = delimiter ?? detectDelimiter(in: content)
    var scanner = CSVScanner(bytes: content, delimiter: delimiter.byte)
    var records: [CSVRecord] = []
    var lastFilled = 0
    while let record = try scanner.next() {
      records.append(record)
      if record.fields != [""] { lastFilled = records.count }
    }
    records.removeLast(records.count - lastFilled)
    return records
  }

  private static func checkEncoding(_ content: ArraySlice<UInt8>) throws {
    guard String(validating: content, as: UTF8.self) == nil else { return }
    // Only a file that is refused pays for finding the line.
    var line = 1
    for part in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    throw DocumentFault(code: "csv.not-utf8", arguments: ["line": String(line)])
  }

  private static func detectDelimiter(in content: ArraySlice<UInt8>) -> CSVDelimiter {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in content {
      if byte == CSVScanner.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn { break }
      counts[byte, default: 0] += 1
    }
    var best = CSVDelimiter.comma
    for candidate in CSVDelimiter.allCases
    where counts[candidate.byte, default: 0] > counts[best.byte, default: 0] {
      best = candidate
    }
    return best
  }
}
