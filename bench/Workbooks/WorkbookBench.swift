// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Packs
import Reports
import Words

/// Our half of `bin/bench workbooks`.
///
/// `read FILE` reads and validates a workbook of 100,000 × 10 cells; `write FOLDER FRAMEWORK` writes
/// the workbooks of 168 wards that owe every indicator of a framework. One line of JSON is printed.
@main
struct WorkbookBench {
  private static let wards = 168
  private static let runs = 5

  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "read" where arguments.count == 3: try read(arguments[2])
    case "write" where arguments.count == 4: try write(arguments[2], arguments[3])
    default:
      print("usage: workbookbench read FILE | write FOLDER FRAMEWORK")
      exit(64)
    }
  }

  private struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  /// What is validated in each row: a known unit, an indicator, five numbers in their range, whether
  /// they are final.
  private static func read(_ path: String) throws {
    let units = Set((0..<wards).map { "phuong-\($0)" })
    let before = memory()
    var times: [Double] = []
    var result = (rows: 0, faults: 0, sum: Decimal(0))
    for _ in 0..<runs {
      result = (0, 0, 0)
      times.append(
        try timed {
          let reader = try XLSXReader(
            bytes: [UInt8](Data(contentsOf: URL(filePath: path))),
            limits: ZipLimits(entryBytes: 1 << 30, totalBytes: 1 << 31))
          var sum = ExactSum()
          try reader.rows(ofSheet: reader.sheets[0].name) { row in
            guard row.number > 1 else { return }
            result.rows += 1
            guard case .text(let unit) = row[1], units.contains(unit),
              case .number(let indicator) = row[2], let number = Int(indicator),
              (1...57).contains(number), case .text(let maturity) = row[9],
              maturity == "final" || maturity == "estimate"
            else {
              result.faults += 1
              return
            }
            for column in 4...8 {
              guard case .number(let text) = row[column], let value = DecimalText.machine(text),
                value >= 0
              else {
                result.faults += 1
                continue
              }
              sum.add(value)
            }
          }
          result.sum = sum.value
        })
    }
    print(
      """
      {"seconds": \(median(times)), "rows": \(result.rows), "faults": \(result.faults), \
      "sum": "\(result.sum)", "megabytes": \(memory().peak - before.now)}
      """)
  }

  private static func write(_ folder: String, _ pack: String) throws {
    let (framework, faults) = FrameworkPack.read(URL(filePath: pack))
    guard let framework else { throw Broken(description: "\(faults)") }
    let words = try Phrasebook.load("vi")
    let forms = (0..<wards).map { form($0, framework) }
    let before = memory()
    var times: [Double] = []
    var bytes = 0
    for _ in 0..<runs {
      bytes = 0
      times.append(
        try timed {
          for form in forms {
            let file = try CollectionWorkbook(form, words: words, language: .vi)
              .bytes(at: Date(timeIntervalSince1970: 1_736_944_500))
            bytes += file.count
            try Data(file).write(
              to: URL(filePath: folder).appending(path: form.fingerprint.orgUnit + ".xlsx"))
          }
        })
    }
    print(
      """
      {"seconds": \(median(times)), "files": \(forms.count), "bytes": \(bytes), \
      "fields": \(forms[0].lines.reduce(0) { $0 + $1.entries.count }), \
      "megabytes": \(memory().peak - before.now)}
      """)
  }

  /// Everything that the framework asks for, with the figures of the last period.
  private static func form(_ ward: Int, _ framework: Framework) -> CollectionForm {
    let lines = framework.indicators.map { indicator in
      CollectionForm.Line(
        indicator: indicator.number, name: indicator.name?.vi ?? "", target: "≥ 70 %",
        entries: framework.dataElements(of: indicator).map { element in
          CollectionForm.Entry(
            place: element.code, label: element.name.vi, element: element, value: "",
            isEstimate: false, before: element.kind == .count ? String(1000 + ward) : "")
        }, note: "")
    }
    return CollectionForm(
      fingerprint: .init(
        programme: "bench", period: "2025-01", orgUnit: "phuong-\(ward)", version: 0),
      programmeName: "Thành phố học tập", periodName: "Tháng 01/2025",
      orgUnitName: "Phường \(ward)", due: CalendarDate("2025-01-24"), lines: lines)
  }

  private static func timed(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    return (clock.now - start) / .seconds(1)
  }

  private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  /// What the process holds now and held at most, in megabytes.
  private static func memory() -> (now: Int, peak: Int) {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    func megabytes(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
      return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
    }
    return (megabytes("VmRSS:"), megabytes("VmHWM:"))
  }
}
