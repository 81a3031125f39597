// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The criteria set of a programme with who leads what, the frameworks that are compared with it,
/// and what the actor may write. With words to look for, only the indicators that have them.
package struct FrameworkText: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    /// Frameworks with a crosswalk to the programme's, such as UNESCO's key features.
    package let compared: [Framework]
    /// The indicators that have every word; nil where none was asked for.
    package let found: Set<Int>?
    package let canWrite: Bool
    package let canAmend: Bool
  }

  let programme: String
  let words: String

  package init(programme: String, words: String = "") {
    self.programme = programme
    self.words = words
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    let wanted = VietnameseText.folded(words).split(whereSeparator: \.isWhitespace)
    return Answer(
      book: book, compared: try work.comparedFrameworks(book),
      found: wanted.isEmpty
        ? nil
        : Set(
          book.framework.indicators.filter { indicator in
            let text = Self.searched(indicator, book)
            return wanted.allSatisfy(text.contains)
          }.map(\.number)),
      canWrite: try work.may(.editWording, at: book.area),
      canAmend: try work.may(.amendFramework, at: book.area))
  }

  /// Everything by which an indicator can be found, without accents.
  private static func searched(_ indicator: Indicator, _ book: ProgrammeBook) -> String {
    let (framework, programme) = (book.framework, book.programme)
    let standards = framework.areas.flatMap(\.standards)
    let standard = standards.first { $0.criteria.contains { $0.code == indicator.criterion } }
    let criterion = standard?.criteria.first { $0.code == indicator.criterion }
    let leads = programme.assignment(of: indicator.number)?.leads ?? []
    let parties = leads.map(\.party) + leads.flatMap(\.supporting).map(\.party)
    var texts: [LocalizedText?] = [
      indicator.name, indicator.definition, indicator.evidence, standard?.name, criterion?.name,
    ]
    texts += framework.dataElements(of: indicator).map(\.name)
    texts += parties.map(programme.label) + parties.map { programme.orgUnit($0.code)?.name }
    let words = texts.compactMap { $0 }.flatMap { [$0.vi, $0.en ?? ""] }
    let codes = ["(\(indicator.number))", indicator.code, indicator.criterion]
    return VietnameseText.folded((codes + words).joined(separator: " "))
  }
}

extension Work {
  /// The latest version of every framework that a crosswalk holds against the programme's.
  func comparedFrameworks(_ book: ProgrammeBook) throws -> [Framework] {
    let rows = try transaction.all(
      "SELECT id, code, checksum FROM framework ORDER BY code, version", as: FrameworkRow.self)
    let latest = Dictionary(rows.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
    let joined = Set(book.programme.alongside.map(\.id) + [book.programme.framework])
    return try latest.values.filter { !joined.contains($0.code) }.sorted { $0.code < $1.code }
      .map { try framework($0.checksum, $0.id) }
      .filter { other in other.crosswalks.contains { $0.to == book.programme.framework } }
  }
}

private struct FrameworkRow: Decodable {
  let id: UUID
  let code: String
  let checksum: String
}
