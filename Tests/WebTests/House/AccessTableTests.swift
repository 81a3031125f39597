// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Every page and every act for every person. A stranger is led to sign in; what a person may not
/// see does not exist for that person.
@Suite struct AccessTableTests {
  private static let pages = """
    P is the programme, T the period January 2025; everybody has a part in Uông Bí.
    –, clerk An and chair Bình of Bắc Sơn, specialist Chi and head Cường of the labour division,
    Dũng of the standing office, Giang of another ward, leader Hà, administrator Khánh, inspector
    Liên, auditor Long, dossier editor Minh, translator Ngọc, expert Oanh.

    path                              –   an  binh chi cuong dung giang ha khanh lien long minh ngoc oanh
    /                                 303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /sign-in                          200 303 303  303 303   303  303   303 303 303  303  303 303 303
    /design                           200 200 200  200 200   200  200   200 200 200  200  200 200 200
    /language/en                      303 303 303  303 303   303  303   303 303 303  303  303 303 303
    /language/fr                      404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /site.css                         200 200 200  200 200   200  200   200 200 200  200  200 200 200
    /health                           200 200 200  200 200   200  200   200 200 200  200  200 200 200
    /ready                            200 200 200  200 200   200  200   200 200 200  200  200 200 200
    /metrics                          404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /sign-in/provider                 404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /sign-in/provider/back            404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /first-run?token=x                404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /nowhere                          404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /account                          303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /account/second-factor            303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /sign-in-policy                   303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /people                           303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /people?q=bac+son                 303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /people/an                        303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /people-import                    303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /people/nobody                    303 403 403  403 403   403  403   403 404 403  403  403 403 403
    /log                              303 403 403  403 403   403  403   403 403 403  200  403 403 403
    /log?q=a%00&kind=%00&person=%00   303 403 403  403 403   403  403   403 403 403  200  403 403 403
    /log.jsonl                        303 403 403  403 403   403  403   403 403 403  200  403 403 403
    /system                           303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /privacy                          200 200 200  200 200   200  200   200 200 200  200  200 200 200
    /account/data                     303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /account/data.json                303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /data-requests                    303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /calendar                         303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /calendar?year=2040               303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /notices                          303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /feeds/x.ics                      404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /outbox                           303 403 403  403 403   403  403   403 200 403  403  403 403 403
    P/requests                        303 403 403  403 403   200  403   200 403 200  403  200 403 403
    P/timeliness                      303 403 403  403 403   200  403   200 403 200  403  200 403 403
    P/difficulties                    303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /programmes/nowhere/requests      303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/units/ub-bac-son/state          303 200 200  404 404   200  404   200 404 200  404  200 404 404
    T/units/ub-bac-son/state?since=0  303 204 204  404 404   204  404   204 404 204  404  204 404 404
    T/units/ub-bac-son/workbook.xlsx  303 200 200  404 404   200  404   200 404 200  404  200 404 404
    T/workbooks.zip                   303 403 403  403 403   200  403   200 403 200  403  200 403 403
    T/units/nowhere/state             303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/missing                         303 403 403  403 403   200  403   200 403 200  403  200 403 403
    T/missing?state=late&kind=x       303 403 403  403 403   200  403   200 403 200  403  200 403 403
    /invitation/x                     404 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/units                           303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/units?on=2025-07-01             303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/units?on=soon                   303 422 422  422 422   422  422   422 422 422  422  422 422 422
    P/units?q=bac+son                 303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/units?hierarchy=x               303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/units.xlsx                      303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/units/ub-bac-son                303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/units/nowhere                   303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/unit-changes/merge              303 403 403  403 403   200  403   403 403 403  403  403 403 403
    P/unit-changes/eat                303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/unit-import                     303 403 403  403 403   200  403   403 403 403  403  403 403 403
    /programmes/nowhere/unit-import   303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T?tree=today                      303 200 200  200 200   200  200   200 403 200  403  200 200 200
    T/indicators/3/then-and-now       303 200 200  200 200   200  200   200 403 200  403  200 200 200
    T/indicators/58/then-and-now      303 404 404  404 404   404  404   404 403 404  403  404 404 404
    P/framework                       303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/framework?q=xoa+mu+chu          303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/framework/3                     303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/framework/99                    303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/framework/26/wording            303 403 403  403 403   200  403   403 403 403  403  403 403 403
    P/framework/99/wording            303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/targets                         303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/references                      303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/assignments                     303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/targets.xlsx                    303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/references.xlsx                 303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/assignments.xlsx                303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/versions                        303 200 200  200 200   200  200   200 403 200  403  200 200 200
    P/versions/2025-02                303 404 404  404 404   404  404   404 403 404  403  404 404 404
    /programmes/nowhere/targets       303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /programmes/nowhere/versions      303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /programmes/nowhere/framework/3   303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T                                 303 200 200  200 200   200  200   200 403 200  403  200 200 200
    T?unit=ub-bac-son                 303 200 200  404 404   200  404   200 403 200  403  200 200 200
    T?unit=ub-ldtbxh                  303 404 404  200 200   200  404   200 403 200  403  200 200 200
    T?unit=nowhere                    303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/criteria/1.2.1                  303 200 200  200 200   200  200   200 403 200  403  200 200 200
    T/criteria/9                      303 404 404  404 404   404  404   404 403 404  403  404 404 404
    T/indicators/3                    303 200 200  200 200   200  200   200 403 200  403  200 200 200
    T/indicators/26                   303 200 200  200 200   200  200   200 403 200  403  200 200 200
    T/indicators/3?unit=ub-yen-thanh  303 404 404  404 404   200  200   200 403 200  403  200 200 200
    T/indicators/58                   303 404 404  404 404   404  404   404 403 404  403  404 404 404
    T/units/ub-bac-son                303 200 200  404 404   200  404   200 404 200  404  200 404 404
    T/units/ub-ldtbxh                 303 404 404  200 200   200  404   200 404 200  404  200 404 404
    T/units/ub                        303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/units/nowhere                   303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/units/ub-bac-son/evidence/E     303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/units/ub-bac-son/evidence?indicator=3 303 200 200 404 404 200 404   200 404 200  404  200 404 404
    T/units/ub-bac-son/evidence?indicator=1 303 404 404 404 404 404 404   404 404 404  404  404 404 404
    P/evidence                        303 200 200  200 200   200  200   200 200 200  200  200 200 200
    P/evidence?q=quyet+dinh&page=9999999999&indicator=x 303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /programmes/nowhere/evidence      303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence/E                      303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence/x                      303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence/E/versions/1           303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence/E/versions/1/picture   303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence-archive                303 403 403  403 403   200  403   200 403 403  403  200 403 403
    P/evidence-archive?period=2031-01 303 403 403  403 403   404  403   404 403 403  403  404 403 403
    P/evidence-retention              303 403 403  403 403   200  403   403 403 403  403  403 403 403
    T/progress                        303 403 403  403 403   200  403   200 403 200  403  200 403 403
    T/report.docx                     303 403 403  403 403   200  403   200 403 403  403  200 403 403
    T/report.xlsx                     303 403 403  403 403   200  403   200 403 403  403  200 403 403
    P/2031-01                         303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /programmes/nowhere/2025-01       303 404 404  404 404   404  404   404 404 404  404  404 404 404
    """

  /// In this order: Bắc Sơn's report is saved first and waits for nobody; five wrong sign-ins under one
  /// name rest.
  private static let acts = """
    path                              –   an  binh chi cuong dung giang ha khanh lien long minh ngoc oanh
    T/units/ub-bac-son/save           303 303 303  404 404   403  404   403 404 403  404  403 404 404
    P/timeliness/league-list          303 403 403  403 403   303  403   403 403 403  403  403 403 403
    T/units/ub-bac-son/copy           303 409 409  404 404   403  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/workbook       303 422 422  404 404   422  404   422 404 422  404  422 404 404
    T/units/ub-bac-son/workbook/take  303 422 422  404 404   422  404   422 404 422  404  422 404 404
    T/units/ub-bac-son/workbook/marked 303 422 422 404 404   422  404   422 404 422  404  422 404 404
    T/units/ub-bac-son/autosave       303 200 200  404 404   403  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/submit         303 422 422  404 404   403  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/withdraw       303 409 409  404 404   403  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/approve        303 403 409  404 404   409  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/return         303 403 409  404 404   409  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/correct        303 409 409  404 404   403  404   403 404 403  404  403 404 404
    T/units/ub-bac-son/evidence/E/remove 303 404 404 404 404 403 404   403 404 403  404  403 404 404
    T/units/ub-bac-son/evidence       303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence/E/describe             303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence/E/version              303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/evidence-retention              303 403 403  403 403   422  403   403 403 403  403  403 403 403
    /uploads                          303 412 412  412 412   412  412   412 412 412  412  412 412 412
    T/units/nowhere/save              303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/consolidate                     303 403 403  403 403   409  403   403 403 403  403  403 403 403
    T/reopen                          303 403 403  403 403   409  403   403 403 403  403  403 403 403
    P/framework/26/wording            303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/framework/1/wording             303 403 403  403 403   409  403   403 403 403  403  403 403 403
    P/framework/99/wording            303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/targets                         303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/references                      303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/assignments                     303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/versions                        303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/versions/2025-02                303 404 404  404 404   404  404   404 403 404  403  404 404 404
    /programmes/nowhere/targets       303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /programmes/nowhere/versions      303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /account/password                 303 422 422  422 422   422  422   422 422 422  422  422 422 422
    /account/post                     303 303 303  303 303   303  303   303 303 303  303  303 303 303
    /account/delegations              303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /account/delegations/end          303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /account/sessions                 303 303 303  303 303   303  303   303 303 303  303  303 303 303
    /account/tokens                   303 422 422  422 422   422  422   422 422 422  422  422 422 422
    /account/tokens/revoke            303 404 404  404 404   404  404   404 404 404  404  404 404 404
    /people                           303 403 403  403 403   403  403   403 422 403  403  403 403 403
    /account/second-factor            303 409 409  409 409   409  409   409 409 409  409  409 409 409
    /account/second-factor/end        303 422 422  422 422   422  422   422 422 422  422  422 422 422
    /sign-in-policy                   303 403 403  403 403   403  403   403 303 403  403  403 403 403
    /first-run                        404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /sign-in/code                     401 401 401  401 401   401  401   401 401 401  401  401 401 401
    /people/an/grant                  303 403 403  403 403   403  403   403 422 403  403  403 403 403
    /people/an/describe               303 403 403  403 403   403  403   403 422 403  403  403 403 403
    /people-import                    303 403 403  403 403   403  403   403 422 403  403  403 403 403
    /people-invitations               303 403 403  403 403   403  403   403 200 403  403  403 403 403
    /system/mail                      303 403 403  403 403   403  403   403 409 403  403  403 403 403
    /account/data-requests            303 422 422  422 422   422  422   422 422 422  422  422 422 422
    /data-requests                    303 403 403  403 403   403  403   403 422 403  403  403 403 403
    /data-requests/E                  303 403 403  403 403   403  403   403 422 403  403  403 403 403
    /data-requests/x                  303 403 403  403 403   403  403   403 404 403  403  403 403 403
    /people/nobody/grant              303 403 403  403 403   403  403   403 404 403  403  403 403 403
    /invitation/x                     404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /calendar                         303 403 403  403 403   422  403   403 422 403  403  403 403 403
    /notices/read                     303 303 303  303 303   303  303   303 303 303  303  303 303 303
    /notices/mails                    303 303 303  303 303   303  303   303 303 303  303  303 303 303
    /notices/feed                     303 200 200  200 200   200  200   200 200 200  200  200 200 200
    /outbox/E/resend                  303 403 403  403 403   403  403   403 404 403  403  403 403 403
    P/requests                        303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/difficulties/E                  303 403 403  403 403   404  403   403 403 403  403  403 403 403
    P/difficulties/x                  303 404 404  404 404   404  404   404 404 404  404  404 404 404
    T/units/ub-bac-son/difficulty     303 422 422  404 404   403  404   403 404 403  404  403 404 404
    T/progress/deadline               303 403 403  403 403   422  403   403 403 403  403  403 403 403
    T/missing/remind                  303 403 403  403 403   200  403   403 403 403  403  403 403 403
    P/unit-changes/merge              303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/unit-changes/close              303 403 403  403 403   422  403   403 403 403  403  403 403 403
    P/unit-changes/eat                303 404 404  404 404   404  404   404 404 404  404  404 404 404
    P/unit-changes/undo/E             303 403 403  403 403   404  403   403 403 403  403  403 403 403
    P/unit-import                     303 403 403  403 403   422  403   403 403 403  403  403 403 403
    /programmes/nowhere/unit-changes/close 303 404 404 404 404 404 404   404 404 404  404  404 404 404
    T/criteria/1.2.1/assess           303 403 403  422 422   422  403   403 403 403  403  403 403 403
    T/indicators/3/assess             303 403 422  403 403   422  403   403 403 403  403  403 403 403
    T/indicators/7/assess             303 403 403  422 422   422  403   403 403 403  403  403 403 403
    T/indicators/58/assess            303 404 404  404 404   404  404   404 403 404  403  404 404 404
    /sign-in                          401 401 401  401 429   429  429   429 429 429  429  429 429 429
    /language/en                      404 404 404  404 404   404  404   404 404 404  404  404 404 404
    /sign-out                         303 303 303  303 303   303  303   303 303 303  303  303 303 303
    """

  /// A path with the status that each person gets: nobody first, then the people in their order.
  private static func rows(_ table: String) -> [(path: String, statuses: [Int])] {
    table.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: " ").map(String.init)
      let statuses = cells.dropFirst().compactMap(Int.init)
      guard statuses.count == FixturePerson.allCases.count + 1 else { return nil }
      let path = cells[0].replacing(/^T/, with: WebCity.period)
        .replacing(/^P/, with: WebCity.programme)
        .replacing(/\/E\b/, with: "/00000000-0000-4000-8000-000000000000")
      return (path, statuses)
    }
  }

  @Test func `Every page answers every person as the table says`() async throws {
    try await WebCity.with { city in
      let rows = Self.rows(Self.pages)
      #expect(rows.count == 110)
      for (index, person) in ([nil] + FixturePerson.allCases.map(Optional.some)).enumerated() {
        let browser = city.stranger()
        if let person { try await browser.signIn(person) }
        for (path, statuses) in rows {
          let page = try await browser.get(path, following: false)
          #expect(page.status == statuses[index], "\(person?.rawValue ?? "–") \(path)")
          if person == nil, page.status == 303, !path.hasPrefix("/language") {
            #expect(page.location?.hasPrefix("/sign-in") == true, "\(path)")
          }
        }
      }
    }
  }

  @Test func `Every act answers every person as the table says`() async throws {
    try await WebCity.with { city in
      let rows = Self.rows(Self.acts)
      #expect(rows.count == 79)
      for (index, person) in ([nil] + FixturePerson.allCases.map(Optional.some)).enumerated() {
        let browser = city.stranger()
        if let person { try await browser.signIn(person) }
        let token = try await browser.token()
        for (path, statuses) in rows {
          let page = try await browser.post(path, ["token": token])
          #expect(page.status == statuses[index], "\(person?.rawValue ?? "–") \(path)")
        }
      }
    }
  }

  @Test func `Every route of the pages has a line in one of the tables`() async throws {
    try await WebCity.with { city in
      let lines =
        Self.rows(Self.pages).map { RouteCover.Line("GET", $0.path) }
        + Self.rows(Self.acts).map { RouteCover.Line("POST", $0.path) }
        // UploadTests ask these for everybody.
        + ["OPTIONS /uploads", "HEAD /uploads/x", "PATCH /uploads/x", "DELETE /uploads/x"].map {
          let words = $0.split(separator: " ").map(String.init)
          return RouteCover.Line(words[0], words[1])
        }
      let cover = RouteCover(routes: city.routes)
      #expect(city.routes.count > 30)
      #expect(cover.missing(from: lines) == [])
      // A table without its last page would be noticed.
      let fewer = lines.filter { !$0.path.hasSuffix("/targets.xlsx") }
      #expect(
        cover.missing(from: fewer) == ["GET /programmes/{programme}/targets.xlsx"])
    }
  }
}
