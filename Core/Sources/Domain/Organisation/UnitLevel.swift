// SPDX-License-Identifier: Apache-2.0

/// Where figures are collected: once for the whole city, or in each commune-level unit.
public enum UnitLevel: String, Sendable, Codable, CaseIterable {
  case city
  case commune
}
