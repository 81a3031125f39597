// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads `crosswalk.yaml`.
enum CrosswalkReading {
  static func crosswalk(_ root: PackMapping) -> Read {
    defer { root.finish() }
    let links = root.mappings("links").map { mapping in
      Located(value: link(mapping), file: mapping.file, line: mapping.line)
    }
    return Read(
      value: Crosswalk(to: root.text("to"), links: links.map(\.value)), links: links,
      file: root.file, line: root.line(of: "to"))
  }

  /// A crosswalk with the places of its links.
  struct Read {
    let value: Crosswalk
    let links: [Located<Crosswalk.Link>]
    let file: String
    let line: Int
  }

  private static func link(_ mapping: PackMapping) -> Crosswalk.Link {
    defer { mapping.finish() }
    return Crosswalk.Link(
      criterion: mapping.text("criterion"), indicators: mapping.integers("indicators"),
      note: mapping.optionalText("note"), isUnverified: mapping.flag("unverified"))
  }
}

/// What must hold between a crosswalk and the two frameworks.
struct CrosswalkRules {
  let framework: Framework
  let others: [Framework]
  let faults: FaultList

  func check(_ crosswalk: CrosswalkReading.Read) {
    guard let other = others.first(where: { $0.id == crosswalk.value.to }) else {
      faults.add(
        "framework.unknown-framework", crosswalk.file, crosswalk.line,
        ["framework": crosswalk.value.to])
      return
    }
    let criteria = Set(framework.areas.flatMap(\.standards).flatMap(\.criteria).map(\.code))
    var seen: Set<String> = []
    for link in crosswalk.links {
      let code = link.value.criterion
      if !seen.insert(code).inserted {
        faults.add("framework.duplicate-code", link.file, link.line, ["code": code])
      }
      if !criteria.contains(code) {
        faults.add("crosswalk.unknown-criterion", link.file, link.line, ["criterion": code])
      }
      for number in link.value.indicators where other.indicator(number) == nil {
        faults.add(
          "crosswalk.unknown-indicator", link.file, link.line,
          ["number": String(number), "framework": other.id])
      }
    }
  }
}
