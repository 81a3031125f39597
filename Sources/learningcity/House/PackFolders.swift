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
    if isFramework(folder) { return FrameworkPack.read(folder).faults }
    return programme(folder, frameworks: frameworks).faults
  }

  /// The programme with the framework that it names, when both are without errors.
  static func programme(
    _ folder: URL, frameworks: String?
  ) -> (programme: Programme?, framework: Framework?, faults: [PackFault]) {
    let root = frameworks ?? folder.path + "/../../frameworks"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let all = names.sorted().compactMap { name in
      FrameworkPack.read(URL(filePath: "\(root)/\(name)", directoryHint: .isDirectory)).framework
    }
    let (named, version) = ProgrammePack.frameworkName(folder)
    let framework =
      all.first { $0.id == named && $0.version == version } ?? all.first { $0.id == named }
    let (programme, faults) = ProgrammePack.read(folder, framework: framework)
    return (programme, framework, faults)
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
