import Testing
import Text

@Suite struct FNV1aTests {
  /// The vectors of the algorithm's authors.
  @Test(arguments: [
    ("", 0xCBF2_9CE4_8422_2325 as UInt64), ("a", 0xAF63_DC4C_8601_EC8C),
    ("foobar", 0x8594_4171_F739_67E8),
  ])
  func `known texts have their known hash`(text: String, value: UInt64) {
    var hash = FNV1a()
    hash.take(text.utf8)
    #expect(hash.value == value)
  }

  @Test func `numbers are taken as their eight bytes`() {
    var bytes = FNV1a()
    bytes.take([8, 7, 6, 5, 4, 3, 2, 1])
    var bits = FNV1a()
    bits.take(0x0102_0304_0506_0708 as UInt64)
    #expect(bytes == bits)
  }
}
