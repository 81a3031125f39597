// swift-tools-version:6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let domain = Target.Dependency.product(name: "Domain", package: "Core")
let documents = Target.Dependency.product(name: "Documents", package: "Core")
let packs = Target.Dependency.product(name: "Packs", package: "Core")
let reports = Target.Dependency.product(name: "Reports", package: "Core")
let words = Target.Dependency.product(name: "Words", package: "Core")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let http2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(
  name: "HummingbirdCore", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "learningcity",
  products: [.executable(name: "learningcity", targets: ["learningcity"])],
  dependencies: [
    .package(path: "Core"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", "4.0.0"..<"5.0.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .systemLibrary(
      name: "CPQ", path: "Sources/CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CSodium", path: "Sources/CSodium", pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CQREncode", path: "Sources/CQREncode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "Outbound", dependencies: ["CCurl", crypto, domain, jwt], swiftSettings: house),
    .target(
      name: "Store", dependencies: ["CPQ", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .systemLibrary(
      name: "CArchive", path: "Sources/CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"])]),
    .target(name: "Files", dependencies: ["CArchive", "CCurl", crypto], swiftSettings: house),
    .target(
      name: "Workflow", dependencies: ["Store", "Files", "CSodium", "CZlib", crypto, domain],
      swiftSettings: house),
    .target(
      name: "Gate", dependencies: ["Workflow", "Files", "CZlib", domain, hummingbird, httpTypes],
      swiftSettings: house),
    .target(
      name: "Sheets", dependencies: ["Workflow", domain, documents, reports, words],
      swiftSettings: house),
    .target(
      name: "Web",
      dependencies: [
        "Gate", "Sheets", "Workflow", "Files", "Outbound", "CQREncode", domain, reports, documents,
        words,
        hummingbird,
        mustache,
        httpTypes, logging,
      ],
      resources: [.copy("Templates"), .copy("Public")], swiftSettings: house),
    .target(
      name: "API",
      dependencies: [
        "Gate", "Sheets", "Workflow", "Files", domain, documents, reports, words, hummingbird,
        httpTypes, logging,
      ],
      swiftSettings: house),
    .executableTarget(
      name: "learningcity",
      dependencies: [
        "Web", "API", "Gate", "Sheets", "Workflow", "Outbound", "Store", "Files", domain, documents,
        packs,
        reports,
        words, hummingbird, hummingbirdCore, http2, nio, nioSSL, arguments, logging,
      ], swiftSettings: house),
    .target(name: "BenchTools", path: "bench/Tools", swiftSettings: house),
    .executableTarget(
      name: "citybench", dependencies: ["BenchTools", "Workflow", "Store", domain],
      path: "bench/City", swiftSettings: house),
    .executableTarget(
      name: "treebench", dependencies: ["BenchTools", "Workflow", "Store", domain, documents],
      path: "bench/Tree", swiftSettings: house),
    .target(
      name: "TestSupport",
      dependencies: [
        "Workflow", "Store", "Files", "Gate", "Web", "API", domain, packs, words, hummingbird,
      ],
      path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: house),
    .testTarget(
      name: "OutboundTests", dependencies: ["Outbound", domain, jwt], swiftSettings: house),
    .testTarget(name: "StoreTests", dependencies: ["Store", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "WorkflowTests",
      dependencies: ["Workflow", "Store", "Files", "TestSupport", domain, packs],
      swiftSettings: house),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "API", "Gate", "Workflow", "Outbound", "Store", "Files", "TestSupport", domain,
        documents,
        words, hummingbird, hummingbirdTesting, httpTypes,
      ], swiftSettings: house),
    .testTarget(
      name: "APITests",
      dependencies: [
        "API", "Web", "Gate", "Workflow", "Store", "Files", "TestSupport", domain, documents, words,
        hummingbird, hummingbirdTesting, httpTypes,
      ], swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "learningcity", "Workflow", "Store", "Files", "TestSupport", domain, documents,
      ],
      swiftSettings: house),
    .testTarget(
      name: "HouseTests", dependencies: [words, domain, "Workflow"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
