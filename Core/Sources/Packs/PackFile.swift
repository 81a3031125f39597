// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation

/// One YAML file of a folder, read whole.
enum PackFile {
  /// The same for a file that a folder need not have.
  static func openIfThere(_ name: String, in folder: URL, _ faults: FaultList) -> PackMapping? {
    let path = folder.appending(path: name).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: path) ? open(name, in: folder, faults) : nil
  }

  /// The root mapping, or nil with the fault noted.
  static func open(_ name: String, in folder: URL, _ faults: FaultList) -> PackMapping? {
    let url = folder.appending(path: name)
    let path = url.relativePath
    guard let data = try? Data(contentsOf: url) else {
      faults.add("pack.missing-file", path, 1)
      return nil
    }
    guard data.count <= 4 << 20, let text = String(data: data, encoding: .utf8) else {
      faults.add("pack.not-utf8", path, 1)
      return nil
    }
    do {
      return PackMapping(try YAMLValue.parse(text), path, faults)
    } catch {
      faults.add(error.code, path, error.line, ["detail": error.detail])
      return nil
    }
  }
}
