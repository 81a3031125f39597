// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Foundation

/// `evidence.yaml`: which files and documents are evidence, and for how long it is kept.
public enum EvidencePack {
  /// The file that stands beside the program.
  public static var file: URL { Bundle.module.bundleURL.appending(path: "Rules/evidence.yaml") }

  /// The rules when there is no error, and every fault in any case.
  public static func read(
    _ file: URL = Self.file
  ) -> (rules: EvidenceRules?, faults: [PackFault]) {
    let faults = FaultList()
    guard
      let root = PackFile.open(file.lastPathComponent, in: file.deletingLastPathComponent(), faults)
    else { return (nil, faults.faults) }
    let rules = EvidenceRules(
      version: root.text("version"), maximumSize: positive(root, "maximumMegabytes") << 20,
      documentKinds: kinds(root), fileTypes: types(root),
      retention: root.mapping("retention").map(retention))
    root.finish()
    return (faults.hasErrors ? nil : rules, faults.faults.sorted())
  }

  private static func kinds(_ root: PackMapping) -> [EvidenceRules.DocumentKind] {
    var kinds: [EvidenceRules.DocumentKind] = []
    for mapping in root.mappings("documentKinds") {
      let kind = EvidenceRules.DocumentKind(
        code: mapping.text("code"), name: mapping.localized("name"))
      if kinds.contains(where: { $0.code == kind.code }) {
        mapping.faults.add("pack.one-each", mapping.file, mapping.line, ["code": kind.code])
      }
      mapping.finish()
      kinds.append(kind)
    }
    return kinds
  }

  private static func types(_ root: PackMapping) -> [FileType] {
    var endings: Set<String> = []
    return root.mappings("fileTypes").map { mapping in
      defer { mapping.finish() }
      let type = FileType(
        endings: mapping.codes("endings"), mediaType: mapping.text("mediaType"),
        preview: mapping.choice("preview", default: FileType.Preview.none),
        marks: mapping.has("marks") ? mapping.texts("marks").compactMap { mark($0, mapping) } : [],
        mentions: mapping.codes("mentions"))
      for ending in type.endings where !endings.insert(ending).inserted {
        mapping.faults.add("pack.one-each", mapping.file, mapping.line, ["code": ending])
      }
      return type
    }
  }

  /// `0: 25504446`: where, and the bytes in hexadecimal.
  private static func mark(
    _ entry: (text: String, line: Int), _ mapping: PackMapping
  ) -> FileType.Mark? {
    guard let match = entry.text.wholeMatch(of: /(\d{1,3}) ((?:[0-9a-f]{2})+)/),
      let offset = Int(match.1)
    else {
      mapping.faults.add(
        "pack.not-a-mark", mapping.file, entry.line, ["key": "marks", "text": entry.text])
      return nil
    }
    let digits = Array(match.2)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    return FileType.Mark(offset: offset, bytes: bytes)
  }

  private static func retention(_ mapping: PackMapping) -> EvidenceRules.Retention {
    defer { mapping.finish() }
    return EvidenceRules.Retention(
      years: positive(mapping, "years"), legalBasis: mapping.text("legalBasis"),
      status: mapping.choice("status", default: .unverified))
  }

  private static func positive(_ mapping: PackMapping, _ key: String) -> Int {
    let number = mapping.integer(key, orElse: 1)
    if !(1...100_000).contains(number) {
      mapping.faults.add(
        "pack.not-a-number", mapping.file, mapping.line(of: key),
        ["key": key, "text": String(number)])
      return 1
    }
    return number
  }
}
