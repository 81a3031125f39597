// SPDX-License-Identifier: Apache-2.0
import Foundation

/// JSON as it stands in a text column: sorted keys, moments in the store's own form.
/// Equal values have equal text, so a column can be compared.
package enum StoreJSON {
  /// The text for a column; throws what the value's own `encode` throws.
  package static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(Timestamp.text(date))
    }
    return VietnameseText.normalized(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  package static func value<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
    try makeDecoder().decode(type, from: Data(text.utf8))
  }

  /// A decoder that stands at the top of the text, for a column that turns out to hold JSON.
  static func decoder(of text: String) throws -> any Decoder {
    try makeDecoder().decode(Caught.self, from: Data(text.utf8)).decoder
  }

  private static func makeDecoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      if let date = Timestamp.date(try container.decode(String.self)) { return date }
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment")
    }
    return decoder
  }

  private struct Caught: Decodable {
    let decoder: any Decoder

    init(from decoder: any Decoder) throws {
      self.decoder = decoder
    }
  }
}
