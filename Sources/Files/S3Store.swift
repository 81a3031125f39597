// SPDX-License-Identifier: Apache-2.0

import CCurl
import Foundation

/// A bucket of S3 or of what speaks like it, signed by libcurl (AWS Signature Version 4).
package struct S3Store: FileStore {
  /// Where a bucket is and who asks.
  package struct Address: Sendable {
    let bucket: String
    /// Empty, or ending in a slash.
    let prefix: String
    /// Such as `https://s3.ap-southeast-1.amazonaws.com`, without a slash at its end.
    let endpoint: String
    let region: String
    let key: String
    let secret: String

    /// `s3://BUCKET/PREFIX`; nil when the text is none, or the endpoint no address.
    package init?(
      _ text: String, endpoint: String?, region: String?, key: String, secret: String
    ) {
      let rest = text.dropFirst("s3://".count)
      let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      let prefix = parts.count > 1 ? parts[1].drop { $0 == "/" } : ""
      let region = region ?? "us-east-1"
      let endpoint = endpoint ?? "https://s3.\(region).amazonaws.com"
      guard text.hasPrefix("s3://"), let bucket = parts.first,
        bucket.wholeMatch(of: /[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/) != nil,
        prefix.wholeMatch(of: /[A-Za-z0-9\/_-]*/) != nil,
        region.wholeMatch(of: /[a-z0-9-]+/) != nil, let url = URL(string: endpoint),
        ["http", "https"].contains(url.scheme), url.host() != nil
      else { return nil }
      self.bucket = String(bucket)
      self.prefix = prefix.isEmpty || prefix.hasSuffix("/") ? String(prefix) : prefix + "/"
      self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
      self.region = region
      self.key = key
      self.secret = secret
    }
  }

  private let address: Address
  /// Where a content lies while it is used.
  private let folder: String

  package init(_ address: Address, folder: String) throws {
    self.address = address
    self.folder = folder
    try FilePath.makeFolder(folder)
  }

  package var place: String { "s3://\(address.bucket)/\(address.prefix)" }

  package func keep(_ path: String, as checksum: String) async throws {
    if try await holds(checksum) { return }
    let request = request("PUT", checksum)
    let status = try await FilePath.waiting { try request.send(uploading: path, checksum) }
    guard status == 200 else { throw FileFault.unreachable("PUT \(status)") }
  }

  package func fetch(_ checksum: String) async throws -> LocalFile {
    let request = request("GET", checksum)
    let path = "\(folder)/\(UUID().uuidString.lowercased()).fetched"
    do {
      return try await FilePath.waiting {
        let status = try request.send(into: path)
        guard status == 200 else {
          throw status == 404 ? FileFault.missing : .unreachable("GET \(status)")
        }
        guard try FilePath.checksum(path) == checksum else { throw FileFault.damaged }
        return LocalFile(path: path, size: FilePath.size(path) ?? 0, isTemporary: true)
      }
    } catch {
      FilePath.remove(path)
      throw error
    }
  }

  package func holds(_ checksum: String) async throws -> Bool {
    let request = request("HEAD", checksum)
    let status = try await FilePath.waiting { try request.send() }
    guard [200, 404].contains(status) else { throw FileFault.unreachable("HEAD \(status)") }
    return status == 200
  }

  package func discard(_ checksum: String) async throws {
    let request = request("DELETE", checksum)
    let status = try await FilePath.waiting { try request.send() }
    guard [200, 204, 404].contains(status) else {
      throw FileFault.unreachable("DELETE \(status)")
    }
  }

  private func request(_ method: String, _ checksum: String) -> S3Request {
    S3Request(
      method: method, url: "\(address.endpoint)/\(address.bucket)/\(address.prefix)\(checksum)",
      region: address.region, key: address.key, secret: address.secret)
  }
}
