// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Files
import Foundation
import Store
import Workflow

/// Where the files of evidence lie, and who looks for viruses.
struct FilesOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder, or s3://BUCKET/PREFIX, for the files of evidence (or LEARNINGCITY_FILES). A folder beside the database when not given.",
      valueName: "place"))
  var files: String?

  /// The store of a database's files.
  func store(_ database: StoreAddress) throws -> any FileStore {
    let text = files ?? Surroundings.value("LEARNINGCITY_FILES") ?? Self.beside(database)
    do {
      guard text.hasPrefix("s3://") else { return try FolderStore(text) }
      guard let key = Surroundings.value("LEARNINGCITY_S3_KEY"),
        let secret = try Surroundings.secret("LEARNINGCITY_S3_SECRET"),
        let address = S3Store.Address(
          text, endpoint: Surroundings.value("LEARNINGCITY_S3_ENDPOINT"),
          region: Surroundings.value("LEARNINGCITY_S3_REGION"), key: key, secret: secret)
      else { throw CommandFault("files.bad-address", ["address": text]) }
      return try S3Store(address, folder: Self.uploads(database))
    } catch let fault as FileFault {
      throw CommandFault("files.bad-folder", ["folder": text, "detail": "\(fault)"])
    }
  }

  /// Uploads on their way lie on this machine.
  func staging(_ database: StoreAddress) throws -> Staging {
    let folder = Self.uploads(database)
    do {
      return try Staging(folder)
    } catch {
      throw CommandFault("files.bad-folder", ["folder": folder, "detail": "\(error)"])
    }
  }

  static func scanner() throws -> VirusScanner? {
    guard let text = Surroundings.value("LEARNINGCITY_CLAMD") else { return nil }
    guard let scanner = VirusScanner(text) else {
      throw CommandFault("files.bad-scanner", ["address": text])
    }
    return scanner
  }

  private static func beside(_ database: StoreAddress) -> String {
    database.path.map { $0 + ".files" } ?? "var/files"
  }

  private static func uploads(_ database: StoreAddress) -> String {
    Surroundings.value("LEARNINGCITY_UPLOADS")
      ?? database.path.map { $0 + ".uploads" } ?? "var/uploads"
  }
}
