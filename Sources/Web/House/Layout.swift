// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate

/// What stands around every page.
struct Layout {
  let language: String
  let title: String
  let body: String
  let isWide: Bool
  let isSignedIn: Bool
  let personName: String
  let position: String
  /// The post in use of a person who has several.
  let hasPosts: Bool
  let post: String
  let programmeName: String
  let navigation: [Page.Link]
  let otherLanguage: Page.Link
  let otherLanguageCode: String
  let token: String
  let isIllustrative: Bool
  /// The day that a demo takes for today.
  let demoDay: String
  let isDemo: Bool
}
