// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// The form of a report when something is wrong: what was typed stays.
@Suite struct ReportFormTests {
  @Test func `Errors name their fields and keep everything that was typed`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.fill(
        WebCity.report(),
        [
          "figure-citizens": "about 1000", "figure-citizens_taking_part": "-5",
          "estimate-citizens": "yes", "note-3": "Còn <chờ> & \"hỏi\"", "figure-learners": "77",
          "figure-learning_centre_effective": "yes",
        ], press: "save")
      #expect(page.status == 422)
      #expect(page.says("2 places need mending"))
      #expect(page.links().contains("#figure-citizens"))
      #expect(page.links().contains("#figure-citizens_taking_part"))
      let fields = page.fields()
      #expect(fields["figure-citizens"] == "about 1000")
      #expect(fields["figure-citizens_taking_part"] == "-5")
      #expect(fields["estimate-citizens"] == "yes")
      #expect(fields["note-3"] == "Còn <chờ> & \"hỏi\"")
      #expect(fields["figure-learners"] == "77")
      #expect(fields["figure-learning_centre_effective"] == "yes")
      #expect(page.html.contains("id=\"figure-citizens-error\""))
      #expect(page.html.contains("aria-describedby=\"figure-citizens-error\""))
      #expect(page.element("indicator-3").contains("“about 1000” is not a number"))
      #expect(try await city.fixture.form().record == nil)
    }
  }

  @Test func `Submitting with gaps names every gap and stores what was typed`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.fill(
        WebCity.report(), ["figure-citizens": "1000", "figure-citizens_taking_part": "1001"],
        press: "submit")
      #expect(page.status == 422)
      #expect(page.says("the part (1,001) is larger than the whole (1,000)"))
      #expect(page.says("Indicator 27: enter the figures"))
      for link in page.links() where link.hasPrefix("#") && link != "#main" {
        #expect(page.html.contains("id=\"\(link.dropFirst())\""), "\(link)")
      }
      let form = try await city.fixture.form()
      #expect(form.record?.status == .draft)
      #expect(form.lines.first { $0.indicator == 3 }?.figure("citizens")?.value == 1000)
    }
  }

  @Test func `A page that has grown stale keeps what was typed, and a second press saves`()
    async throws
  {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let path = WebCity.report()
      var fields = try await an.get(path).fields()
      try await city.fixture.save(
        "ub-bac-son", FixtureReport(["citizens": "900", "citizens_taking_part": "600"]))
      fields["figure-citizens"] = "950"
      let stale = try await an.post("\(path)/save", fields)
      #expect(stale.status == 409)
      #expect(stale.says("The report was changed after this page was opened"))
      #expect(stale.fields()["figure-citizens"] == "950")
      let stored = try await city.fixture.form()
      #expect(stored.lines.first { $0.indicator == 3 }?.figure("citizens")?.value == 900)

      let saved = try await an.post("\(path)/save", stale.fields(), following: true)
      #expect(saved.status == 200 && saved.says("The draft is saved."))
      let after = try await city.fixture.form()
      #expect(after.lines.first { $0.indicator == 3 }?.figure("citizens")?.value == 950)
    }
  }

  @Test func `Two clicks on submit hand the report in once`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let path = WebCity.report()
      let fields = try await an.get(path).fields().merging(Filled.whole()) { _, typed in typed }
      let first = try await an.post("\(path)/submit", fields)
      let second = try await an.post("\(path)/submit", fields)
      for page in [first, second] {
        #expect(page.status == 303)
        #expect(page.location == "\(path)?done=submitted")
      }
      let submitted = try await city.fixture.form().timeline.filter {
        $0.kind == "submission.submit"
      }
      #expect(submitted.count == 1)
    }
  }

  @Test func `Two clicks on approve do not approve for the standing office`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .submitted)
      let binh = try await city.browser(.binh, .en)
      let path = WebCity.report()
      let fields = try await binh.get(path).fields()
      let first = try await binh.post("\(path)/approve", fields)
      #expect(first.status == 303)
      let second = try await binh.post("\(path)/approve", fields)
      #expect(second.status == 409)
      #expect(try await city.fixture.form().record?.status == .unitApproved)
    }
  }

  @Test func `A figure reads as a person of either language types it`() async throws {
    try await WebCity.with { city in
      let path = WebCity.report()
      let cases = [("vi", "1.234", 1234), ("en", "1,234", 1234), ("vi", " 12 345 ", 12345)]
      for (language, text, value) in cases {
        let an = try await city.browser(.an, try #require(Language(rawValue: language)))
        let page = try await an.fill(path, ["figure-citizens": text], press: "save")
        #expect(page.status == 200, "\(language) \(text)")
        let form = try await city.fixture.form()
        #expect(
          form.lines.first { $0.indicator == 3 }?.figure("citizens")?.value == Decimal(value),
          "\(language) \(text)")
      }
    }
  }

  @Test func `What a person typed is never markup`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let attack = "<script>alert(\"1\")</script>{{token}}[[sign-in.title]]"
      let page = try await an.fill(
        WebCity.report(), ["note-3": attack, "figure-citizens": "\"><b>7"], press: "save")
      #expect(page.status == 422)
      #expect(!page.html.contains("<script>alert") && !page.html.contains("<b>7"))
      #expect(page.fields()["note-3"] == attack)
      let saved = try await an.fill(WebCity.report(), ["note-3": attack], press: "save")
      #expect(!saved.html.contains("<script>alert"))
      #expect(saved.fields()["note-3"] == attack)
      let dung = try await city.browser(.dung, .en).get(WebCity.report())
      #expect(!dung.html.contains("<script>alert") && dung.says("{{token}}[[sign-in.title]]"))
    }
  }

  @Test func `Illustrative figures put a banner over the page`() async throws {
    try await WebCity.with { city in
      let banner = "Illustrative figures – not an official result"
      let dung = try await city.browser(.dung, .en)
      try await city.fixture.bring("ub-yen-thanh", to: .approved)
      #expect(try await !dung.get(WebCity.period).says(banner))
      _ = try await city.fixture.city.perform(
        ImportValues(
          programme: FixtureCity.programme, period: FixtureCity.period,
          rows: FixtureCity.rows("ub-bac-son", city.fixture.completeFigures()), approve: true,
          isIllustrative: true), as: .commandLine)
      for path in [WebCity.period, WebCity.report(), "\(WebCity.period)/indicators/3"] {
        #expect(try await dung.get(path).says(banner), "\(path)")
      }
      for path in ["\(WebCity.period)/indicators/1", WebCity.report("ub-yen-thanh")] {
        #expect(try await !dung.get(path).says(banner), "\(path)")
      }
    }
  }
}
