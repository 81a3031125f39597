// SPDX-License-Identifier: Apache-2.0

package import Files
import Foundation
package import Hummingbird

/// A file of this machine as the body of an answer, in pieces.
package enum FileBody {
  package static func body(of file: LocalFile, from start: Int, count: Int) -> ResponseBody {
    ResponseBody(contentLength: count) { writer in
      try await file.read(from: start, count: count) { piece in
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }
}
