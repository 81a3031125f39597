// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing

@Suite struct StoreAddressTests {
  @Test(arguments: [
    "", "city.sqlite", "sqlite:", "sqlite::memory:", "mysql://a/b", "http://x", "host",
    "postgresql://[broken", "host=a wrong=b", "dbname=a", "postgresql://a/b?wrong=c",
  ])
  func `Anything else is no address`(_ text: String) {
    #expect(StoreAddress(text) == nil)
  }

  @Test func `An SQLite address is a path`() throws {
    let address = try #require(StoreAddress("sqlite:var/city.sqlite"))
    #expect(address.dialect == .sqlite)
    #expect(address.path == "var/city.sqlite")
    #expect("\(address)" == "sqlite:var/city.sqlite")
  }

  @Test(arguments: [
    "postgresql://an:s3cret@db.example:5433/city", "postgres://an:s3cret@db.example:5433/city",
    "postgresql://db.example:5433/city?user=an&password=s3cret",
    "host=db.example port=5433 user=an password=s3cret dbname=city",
    "host=db.example port=5433 user=an password='s3cret' dbname=city sslpassword=s3cret",
  ])
  func `A PostgreSQL address never shows its password`(_ text: String) throws {
    let address = try #require(StoreAddress(text))
    #expect(address.dialect == .postgreSQL)
    #expect(address.path == nil)
    #expect("\(address)" == "postgresql://an@db.example:5433/city")
    var dumped = ""
    dump(address, to: &dumped)
    #expect(!dumped.contains("s3cret"))
    #expect(!String(reflecting: address).contains("s3cret"))
    #expect(!String(describing: Optional(address)).contains("s3cret"))
  }

  @Test func `A missing SQLite file is made with its folder`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("learningcity-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("data/city.sqlite").path
    let address = try #require(StoreAddress("sqlite:\(path)"))
    let store = try await openStore(address)
    #expect(store.dialect == .sqlite)
    await store.close()
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `A file that is no database is a clear fault`() async throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("learningcity-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(repeating: 0x41, count: 4096).write(to: file)
    let address = try #require(StoreAddress("sqlite:\(file.path)"))
    let fault = await #expect(throws: StoreFault.self) { _ = try await openStore(address) }
    #expect(fault?.kind == .connection)
  }
}
