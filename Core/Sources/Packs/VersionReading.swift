// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads `versions.yaml`: the city's own versions of its criteria set.
struct VersionReading {
  let indicators: IndicatorReading

  func versions(_ root: PackMapping) -> [Located<FrameworkVersion>] {
    defer { root.finish() }
    return root.mappings("versions").map { mapping in
      Located(value: version(mapping), file: mapping.file, line: mapping.line)
    }
  }

  private func version(_ mapping: PackMapping) -> FrameworkVersion {
    defer { mapping.finish() }
    return FrameworkVersion(
      version: mapping.text("version"), legalBasis: mapping.text("legalBasis"),
      validFrom: mapping.requiredDate("validFrom"),
      changes: mapping.mappings("changes").map(change))
  }

  private func change(_ mapping: PackMapping) -> FrameworkVersion.Change {
    defer { mapping.finish() }
    return FrameworkVersion.Change(
      indicator: mapping.integer("indicator"), name: mapping.optionalLocalized("name"),
      measure: mapping.has("measure") ? indicators.measure(mapping) : nil,
      threshold: IndicatorReading.threshold(mapping),
      definition: mapping.optionalLocalized("definition"),
      evidenceDemand: mapping.optionalChoice("evidenceDemand"),
      reason: mapping.optionalText("reason"))
  }
}
