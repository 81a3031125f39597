// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

// Header names that HTTPTypes does not know. A name of plain letters is always a name, so the
// fallback is never used.
extension HTTPField.Name {
  static let secFetchSite = known("Sec-Fetch-Site")
  static let xForwardedFor = known("X-Forwarded-For")
  static let requestID = known("X-Request-ID")
  static let xFrameOptions = known("X-Frame-Options")
  static let referrerPolicy = known("Referrer-Policy")
  static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")

  static let tusResumable = known("Tus-Resumable")
  static let tusVersion = known("Tus-Version")
  static let tusExtension = known("Tus-Extension")
  static let tusMaxSize = known("Tus-Max-Size")
  static let uploadOffset = known("Upload-Offset")
  static let uploadLength = known("Upload-Length")
  static let uploadMetadata = known("Upload-Metadata")

  private static func known(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .userAgent
  }
}
