// swift-tools-version:6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "bench",
  dependencies: [.package(path: "../Core")],
  targets: [
    .executableTarget(
      name: "bench", dependencies: [.product(name: "Domain", package: "Core")],
      swiftSettings: house),
    .executableTarget(
      name: "workbookbench",
      dependencies: [
        .product(name: "Domain", package: "Core"), .product(name: "Documents", package: "Core"),
        .product(name: "Reports", package: "Core"), .product(name: "Packs", package: "Core"),
        .product(name: "Words", package: "Core"),
      ], path: "Workbooks", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
