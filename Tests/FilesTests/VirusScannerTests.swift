// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Files

/// What ClamAV's daemon says. The daemon itself is asked in the journey of the stores.
@Suite struct VirusScannerTests {
  @Test(arguments: [
    ("stream: OK\0", VirusScanner.Finding.clean),
    ("stream: Eicar-Test-Signature FOUND\0", .infected("Eicar-Test-Signature")),
    (
      "INSTREAM size limit exceeded. ERROR\0", .notScanned("INSTREAM size limit exceeded. ERROR")
    ),
  ])
  func `An answer is read`(_ answer: String, _ finding: VirusScanner.Finding) throws {
    #expect(try VirusScanner.finding(answer) == finding)
  }

  @Test func `No answer is no finding`() async throws {
    #expect(throws: FileFault.self) { try VirusScanner.finding("") }
    let away = try #require(VirusScanner("unix:/nowhere/clamd.ctl"))
    await #expect(throws: FileFault.self) { try await away.scan("/etc/hostname") }
    for text in ["", "/run/clamd.ctl", "tcp:host", "tcp:host:abc", "unix:relative"] {
      #expect(VirusScanner(text) == nil, "\(text)")
    }
  }
}
