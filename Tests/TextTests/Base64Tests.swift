import Foundation
import Testing
import Text

@Suite struct Base64Tests {
  @Test(arguments: 0...20)
  func `base 64 is that of the standard`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 89 + 250) }
    #expect(Base64.text(of: bytes) == Data(bytes).base64EncodedString())
  }
}
