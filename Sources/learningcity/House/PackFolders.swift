// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Words

/// Finds and reads folders of frameworks and programmes.
enum PackFolders {
  /// The folder itself, or the ones in it, that hold a framework or a programme.
  static func found(at path: String) throws -> [URL] {
    let folder = URL(filePath: path, directoryHint: .isDirectory)
    if isPack(folder) { return [folder] }
    let inside =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folders = inside.sorted().map {
      URL(filePath: "\(trimmed)/\($0)", directoryHint: .isDirectory)
    }.filter(isPack)
    guard !folders.isEmpty else { throw CommandFault("check.no-folder", ["path": path]) }
    return folders
  }

  static func faults(_ folder: URL, frameworks: String?) -> [PackFault] {
    guard isFramework(folder) else { return programme(folder, frameworks: frameworks).faults }
    let library = library(frameworks ?? folder.path + "/..")
    return FrameworkPack.read(folder, others: library).faults
  }

  /// A programme with the framework that it names, and those that stand beside it.
  struct Read {
    let programme: Programme?
    let framework: Framework?
    /// Frameworks that the programme names alongside, and those with a crosswalk to its own.
    let others: [Framework]
    let faults: [PackFault]
  }

  static func programme(_ folder: URL, frameworks: String?) -> Read {
    let all = library(frameworks ?? folder.path + "/../../frameworks")
    let (named, version) = ProgrammePack.frameworkName(folder)
    let framework =
      all.first { $0.id == named && $0.version == version } ?? all.first { $0.id == named }
    let (programme, faults) = ProgrammePack.read(folder, framework: framework, others: all)
    let others = all.filter { other in
      programme?.alongside.contains(FrameworkName(id: other.id, version: other.version)) ?? false
        || other.crosswalks.contains { $0.to == framework?.id }
    }
    return Read(programme: programme, framework: framework, others: others, faults: faults)
  }

  /// Every framework in a folder that has no error, each read after those that it needs.
  private static func library(_ root: String) -> [Framework] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    var waiting = names.sorted().map {
      URL(filePath: "\(root)/\($0)", directoryHint: .isDirectory)
    }.filter(isFramework)
    var known: [Framework] = []
    while !waiting.isEmpty {
      let ready = waiting.filter { folder in
        FrameworkPack.needs(folder).allSatisfy { id in known.contains { $0.id == id } }
      }
      // What needs something that is not there has a fault, which reading it says.
      if ready.isEmpty { return known }
      known += ready.compactMap { FrameworkPack.read($0, others: known).framework }
      waiting.removeAll { ready.contains($0) }
    }
    return known
  }

  static func line(_ fault: PackFault, _ words: Phrasebook) -> String {
    let severity = fault.severity == .warning ? words("check.warning") + ": " : ""
    return "\(fault.file):\(fault.line): \(severity)\(words(fault.code, fault.arguments))"
  }

  private static func isPack(_ folder: URL) -> Bool {
    isFramework(folder) || holds("programme.yaml", folder)
  }

  private static func isFramework(_ folder: URL) -> Bool { holds("framework.yaml", folder) }

  private static func holds(_ name: String, _ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }
}
