// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// Makes answers out of pages: the layout around them, in the visitor's language.
struct Pages: Sendable {
  let city: City
  let phrasebooks: [Language: Phrasebook]
  let shelf: TemplateShelf
  let demoDay: CalendarDate?

  init(
    city: City, phrasebooks: [Language: Phrasebook], demoDay: CalendarDate? = nil
  ) throws {
    self.demoDay = demoDay
    self.city = city
    self.phrasebooks = phrasebooks
    shelf = try TemplateShelf(phrasebooks)
  }

  func words(_ context: GateContext) -> Phrasebook {
    phrasebooks[context.language] ?? Phrasebook(phrases: [:])
  }

  /// What a page says of itself to the layout.
  struct Heading {
    let title: String
    var programme: String?
    var period: String?
    var isWide = false
    var isIllustrative = false
  }

  func answer(
    _ page: Any, _ template: String, _ heading: Heading, _ request: Request,
    _ context: GateContext, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let body = try shelf.render(page, template, context.language)
    let layout = try await layout(body, heading, request, context)
    let html = try shelf.render(layout, "layout", context.language)
    return Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// A page for when nothing can be asked: no person, no navigation.
  func bare(
    _ page: Any, _ template: String, title: String, _ context: GateContext
  ) throws -> Response {
    let layout = Layout(
      language: context.language.rawValue, title: title,
      body: try shelf.render(page, template, context.language), isWide: false, isSignedIn: false,
      personName: "", position: "", hasPosts: false, post: "", programmeName: "", navigation: [],
      otherLanguage: Page.Link(href: Links.home, text: ""), otherLanguageCode: "vi", token: "",
      isIllustrative: false, demoDay: "", isDemo: false)
    return Response(
      status: .serviceUnavailable,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: try shelf.render(layout, "layout", context.language))))
  }

  private func layout(
    _ body: String, _ heading: Heading, _ request: Request, _ context: GateContext
  ) async throws -> Layout {
    let words = words(context)
    var programmeName = ""
    var links: [Page.Link] = []
    var posts: [OwnPosts.Post] = []
    if let visitor = context.visitor {
      let place = try await city.answer(
        Whereabouts(programme: heading.programme, period: heading.period), as: visitor.actor)
      programmeName = place?.name[context.language] ?? ""
      let desks = try await city.answer(OwnDesks(), as: visitor.actor)
      posts = desks.posts
      links = navigation(place, desks, request.uri.path, words)
    }
    let other: Language = context.language == .vi ? .en : .vi
    let back = request.method == .get ? request.uri.string : Links.home
    return Layout(
      language: context.language.rawValue, title: heading.title, body: body,
      isWide: heading.isWide, isSignedIn: context.visitor != nil,
      personName: context.visitor?.actor.name ?? "",
      position: context.visitor?.position[context.language] ?? "", hasPosts: !posts.isEmpty,
      post: post(posts, context), programmeName: programmeName,
      navigation: links,
      otherLanguage: Page.Link(
        href: Links.language(other) + "?back=" + Self.queryText(back),
        text: words("language.\(other.rawValue)")),
      otherLanguageCode: other.rawValue,
      token: context.visitor?.formToken ?? "",
      isIllustrative: heading.isIllustrative,
      demoDay: demoDay.map(Wording(language: context.language, words: words).date) ?? "",
      isDemo: demoDay != nil)
  }

  private func post(_ posts: [OwnPosts.Post], _ context: GateContext) -> String {
    guard let post = posts.first(where: { $0.id == context.visitor?.actor.post }) else {
      return words(context)("account.all-posts")
    }
    return context.language == .vi ? post.nameVi : post.nameEn
  }

  /// How the reader's language says things.
  func wording(_ context: GateContext) -> Wording {
    Wording(language: context.language, words: words(context))
  }

  private func navigation(
    _ place: Whereabouts.Place?, _ desks: OwnDesks.Answer, _ path: String, _ words: Phrasebook
  ) -> [Page.Link] {
    func link(_ href: String, _ key: String) -> Page.Link {
      Page.Link(href: href, text: words(key), isCurrent: href == path)
    }
    var links = [link(Links.home, "navigation.work")]
    if let place {
      links.append(link(Links.standing(place.programme, place.period), "navigation.standing"))
      if place.canFollow {
        links.append(link(Links.progress(place.programme, place.period), "navigation.progress"))
      }
      links.append(link(Links.framework(place.programme), "navigation.framework"))
      links.append(link(Links.evidenceList(place.programme), "evidence.title"))
    }
    if desks.keepsAccounts { links.append(link(Links.people, "people.title")) }
    if desks.readsLog { links.append(link(Links.log, "log.title")) }
    return links
  }

  private static func queryText(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
