// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Files
import Foundation
import Packs
import Store
import Workflow

/// The database that a command works on.
struct DatabaseOption: ParsableArguments {
  @Option(help: "sqlite:PATH or postgresql://… (or LEARNINGCITY_DATABASE)")
  var database: String?

  @OptionGroup var files: FilesOption

  /// Opens the database. A new one gets its tables; an older one is left for `migrate`. A file that
  /// is not there is made only where `creates` says so: a mistyped path is no empty city.
  func open(creates: Bool = false) async throws -> any DataStore {
    let address = try address()
    if !creates, let path = address.path, !FileManager.default.fileExists(atPath: path) {
      throw CommandFault("command.no-database", ["path": path])
    }
    if creates, let path = address.path, !FileManager.default.fileExists(atPath: path) {
      // Nobody else on the machine reads it; what SQLite puts beside it follows the file.
      let folder = URL(filePath: path).deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    let store = try await openStore(address)
    let migrator = Migrator(Schema.migrations)
    let pending = try await migrator.pending(store)
    if pending.count == Schema.migrations.count {
      _ = try await migrator.migrate(store)
    } else if !pending.isEmpty {
      throw CommandFault("command.migrate-first", ["migrations": pending.joined(separator: ", ")])
    }
    return store
  }

  func address() throws -> StoreAddress {
    let text =
      database ?? Surroundings.value("LEARNINGCITY_DATABASE") ?? "sqlite:var/learningcity.sqlite"
    guard let address = StoreAddress(text) else { throw CommandFault("command.bad-database") }
    return address
  }

  /// The list that passwords are held against: the one that is named, or that of Debian's john-data.
  private static func commonPasswords() throws -> CommonPasswords {
    let named = Surroundings.value("LEARNINGCITY_COMMON_PASSWORDS")
    let path = named ?? "/usr/share/john/password.lst"
    do {
      return try CommonPasswords(contentsOf: URL(filePath: path))
    } catch {
      if named != nil { throw CommandFault("command.no-common-passwords", ["path": path]) }
      return .none
    }
  }

  /// Opens the city, does the work, and closes it again.
  func withCity<R>(
    clock: @escaping @Sendable () -> Date = { Date() }, creates: Bool = false,
    _ body: (City) async throws -> R
  ) async throws -> R {
    try await CommandFault.inOneLine {
      let store = try await open(creates: creates)
      do {
        var city = City(
          store: store, clock: clock, commonPasswords: try Self.commonPasswords())
        let (rules, faults) = PersonalDataPack.read()
        guard let rules else {
          throw CommandFault("command.bad-rules", ["fault": faults.first.map { "\($0)" } ?? ""])
        }
        city.personalData = rules
        let (calendar, slips) = CalendarPack.read()
        guard let calendar else {
          throw CommandFault("command.bad-rules", ["fault": slips.first.map { "\($0)" } ?? ""])
        }
        city.calendar = calendar
        let (checks, wrong) = FigureChecksPack.read()
        guard let checks else {
          throw CommandFault("command.bad-rules", ["fault": wrong.first.map { "\($0)" } ?? ""])
        }
        city.figureChecks = checks
        try equip(&city)
        let result = try await body(city)
        // What was done is sealed before anybody can touch it.
        _ = try await city.perform(SealLog(), as: .commandLine)
        await store.close()
        return result
      } catch {
        await store.close()
        throw error
      }
    }
  }

  /// Gives a city its rules of evidence, its store, and whoever looks for viruses.
  func equip(_ city: inout City) throws {
    let (rules, faults) = EvidencePack.read()
    guard let rules else {
      throw CommandFault("command.bad-rules", ["fault": faults.first.map { "\($0)" } ?? ""])
    }
    city.evidenceRules = rules
    city.files = try files.store(address())
    city.staging = try files.staging(address())
    city.scanner = try FilesOption.scanner()
  }
}
