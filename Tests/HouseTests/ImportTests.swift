// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The arrows of the house: what each target may import, third parties and the system included.
@Suite struct ImportTests {
  /// A new dependency is a visible line here.
  private static let allowed: [String: Set<String>] = [
    "Core/Sources/Words": ["Foundation"],
    "Core/Sources/Domain": ["Foundation", "Synchronization"],
    "Core/Sources/Documents": ["CExpat", "CXlsxWriter", "CZip", "Foundation", "Yams"],
    "Core/Sources/Packs": ["Documents", "Domain", "Foundation"],
    "Core/Sources/Reports": ["Documents", "Domain", "Foundation", "Words"],
    "Sources/Store": ["CPQ", "Dispatch", "Foundation", "GRDB", "Synchronization"],
    "Sources/Files": ["CArchive", "CCurl", "Crypto", "Dispatch", "Foundation"],
    "Sources/Outbound": ["CCurl", "Crypto", "Dispatch", "Domain", "Foundation", "JWTKit"],
    "Sources/Workflow": [
      "CSodium", "CZlib", "Crypto", "Domain", "Files", "Foundation", "Store", "Synchronization",
    ],
    "Sources/Sheets": ["Documents", "Domain", "Foundation", "Reports", "Words", "Workflow"],
    "Sources/Gate": [
      "CZlib", "Domain", "Files", "Foundation", "HTTPTypes", "Hummingbird", "Synchronization",
      "Workflow",
    ],
    "Sources/Web": [
      "CQREncode", "Documents", "Domain", "Files", "Foundation", "Gate", "HTTPTypes", "Hummingbird",
      "Logging", "Mustache", "Outbound", "Reports", "Sheets", "Words", "Workflow",
    ],
    "Sources/API": [
      "Domain", "Files", "Foundation", "Gate", "HTTPTypes", "Hummingbird", "Logging", "Reports",
      "Sheets", "Words", "Workflow",
    ],
    "Sources/learningcity": [
      "API", "ArgumentParser", "Documents", "Domain", "Files", "Foundation", "Gate", "Hummingbird",
      "HummingbirdCore", "HummingbirdHTTP2", "NIOCore", "NIOSSL",
      "Logging", "Outbound", "Packs", "Reports", "Sheets", "Store", "Web", "Words", "Workflow",
    ],
  ]

  /// What no table above may ever be changed to allow.
  private static let never: [String: Set<String>] = [
    "Sources/Workflow": ["Hummingbird", "HTTPTypes", "GRDB", "CPQ", "Gate", "Web", "API"],
    "Sources/Store": ["Domain", "Hummingbird", "Workflow"],
    "Sources/Gate": ["Store", "Web", "API"],
    "Sources/Sheets": ["Store", "Gate", "Web", "API", "Hummingbird"],
    "Sources/Web": ["Store", "API"],
    "Sources/API": ["Store", "Web"],
    "Core/Sources": ["Store", "Workflow", "Gate", "Web", "API", "Hummingbird", "GRDB"],
    "Core/Sources/Domain": ["Words", "Documents", "Packs", "Reports", "Yams"],
    "Core/Sources/Documents": ["Domain", "Words"],
    "Sources/Files": ["Store", "Domain", "Workflow", "Gate", "Web", "API", "Hummingbird"],
    "Sources/Outbound": ["Store", "Workflow", "Gate", "Web", "API", "Hummingbird"],
  ]

  /// A file with one module that it imports.
  private struct Import {
    let path: String
    let module: String
  }

  private func imports() throws -> [Import] {
    let beginnings = ["import ", "public ", "package ", "internal ", "private ", "@"]
    let pattern = /^\s*(?:@\w+ +)*(?:\w+ +)?import +(?:(?:struct|class|enum|protocol|func) +)?(\w+)/
    return try SourceTree.productFiles().flatMap { file in
      file.lines.filter { line in beginnings.contains { line.hasPrefix($0) } }.compactMap { line in
        guard line.contains("import ") else { return nil }
        return line.firstMatch(of: pattern).map {
          Import(path: file.path, module: String($0.1))
        }
      }
    }
  }

  @Test func `Every import is an arrow of the table`() throws {
    let found = try imports()
    #expect(found.count > 200)
    for entry in found {
      let target = Self.allowed.keys.first { entry.path.hasPrefix($0 + "/") }
      let modules = target.flatMap { Self.allowed[$0] } ?? []
      #expect(modules.contains(entry.module), "\(entry.path) imports \(entry.module)")
    }
  }

  @Test func `No arrow of the table is unused`() throws {
    let found = try imports()
    // Synchronization and Reports are promised to these and may come and go.
    let promised: Set = [
      "Core/Sources/Domain Synchronization", "Sources/Store Synchronization", "Sources/API Reports",
    ]
    for (target, modules) in Self.allowed {
      let used = Set(found.filter { $0.path.hasPrefix(target + "/") }.map(\.module))
      let unused = modules.subtracting(used).filter { !promised.contains("\(target) \($0)") }
      #expect(unused.isEmpty, "\(target)")
    }
  }

  @Test func `The forbidden arrows stay forbidden`() throws {
    for (target, modules) in Self.never {
      for (other, allowed) in Self.allowed where other == target || other.hasPrefix(target + "/") {
        #expect(allowed.isDisjoint(with: modules), "\(other)")
      }
    }
  }

  @Test func `Every folder of sources stands in the table`() throws {
    for folder in ["Sources", "Core/Sources"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: SourceTree.root.appending(path: folder).path)
      for name in names
      where ![
        "CPQ", "CSodium", "CExpat", "CXlsxWriter", "CZip", "CArchive", "CQREncode", "CZlib",
        "CCurl",
      ].contains(name) {
        #expect(Self.allowed["\(folder)/\(name)"] != nil, "\(folder)/\(name)")
      }
    }
  }
}
