// swift-tools-version:6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "Core",
  products: [
    .library(name: "Words", targets: ["Words"]),
    .library(name: "Domain", targets: ["Domain"]),
    .library(name: "Documents", targets: ["Documents"]),
    .library(name: "Packs", targets: ["Packs"]),
    .library(name: "Reports", targets: ["Reports"]),
  ],
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "Words", resources: [.copy("Locales")], swiftSettings: house),
    .target(name: "Domain", swiftSettings: house),
    .target(
      name: "Documents",
      dependencies: ["CZip", "CExpat", "CXlsxWriter", .product(name: "Yams", package: "Yams")],
      swiftSettings: house),
    .target(
      name: "Packs", dependencies: ["Domain", "Documents"], resources: [.copy("Rules")],
      swiftSettings: house),
    .target(name: "Reports", dependencies: ["Words", "Domain", "Documents"], swiftSettings: house),
    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: house),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: house),
    .testTarget(
      name: "PacksTests", dependencies: ["Packs", "Domain", "Documents"], swiftSettings: house),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Packs", "Domain", "Documents", "Words"],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
