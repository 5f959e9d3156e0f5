import JSONText
import Testing

@Suite struct JSONNumberTests {
  @Test(arguments: [
    (1e-16, "1e-16"), (36, "36.0"), (1e-8, "1e-08"), (0.0001, "0.0001"), (1e16, "1e+16"),
    (0.00001, "1e-05"),
    (9_999_999_999_999_998, "9999999999999998.0"),
    (123_456_789_012_345_680, "1.2345678901234568e+17"),
    (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (-1.5, "-1.5"), (1e22, "1e+22"),
    (1.5e300, "1.5e+300"),
    (5e-324, "5e-324"), (100, "100.0"), (0.00012345, "0.00012345"),
    (1_234_567_890_123_456, "1234567890123456.0"),
    (12_345_678_901_234_567, "1.2345678901234568e+16"),
  ])
  func `a double is written as Python's repr`(value: Double, text: String) {
    #expect(JSONNumber(value)?.text == text)
    #expect(JSONNumber(value)?.double.bitPattern == value.bitPattern)
  }

  @Test func `what is not finite is no number`() {
    #expect(JSONNumber(.nan) == nil)
    #expect(JSONNumber(.infinity) == nil)
    #expect(JSONValue.double(.nan) == .null)
  }

  @Test func `random doubles read back to the same bits`() throws {
    var state: UInt64 = 3
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state ^ state >> 29)
      guard value.isFinite else { continue }
      let text = try #require(JSONNumber(value)).text
      #expect(try JSONReader().read(text).double?.bitPattern == value.bitPattern, "\(text)")
    }
  }

  @Test func `short decimals round as the standard library rounds`() throws {
    var state: UInt64 = 11
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let text = "\(state >> 16 % 1_000_000).\(state >> 40 % 1000)e\(Int(state >> 50 % 60) - 30)"
      #expect(try JSONReader().read(text).double == Double(text), "\(text)")
    }
  }

  @Test(arguments: [
    "0.000000000000000000000000000001", "1234567890123456789", "12345678901234567890.5",
    "0.1234567890123456789e5", "123456789012345e22", "123456789012345e-22", "0e999999999999",
    "1e-99999999999", "100000000000000000000000e-23", "9007199254740993", "0.30000000000000004",
    "-123.456e+2", "1.7976931348623157e308",
  ])
  func `long and short texts read as the standard library reads`(text: String) throws {
    var reader = JSONPullReader(Array(text.utf8))
    #expect(try reader.next() == .number)
    #expect(reader.double == Double(text))
    #expect(reader.int == Int(text))
  }

  @Test(arguments: [
    ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("-17", -17),
  ])
  func `whole numbers are read to the last one that fits`(text: String, value: Int) throws {
    var reader = JSONPullReader(Array(text.utf8))
    #expect(try reader.next() == .number)
    #expect(reader.int == value)
    #expect(reader.number.int == value)
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "1.0", "1e2", "99999999999999999999",
  ])
  func `what does not fit or is not whole has no integer`(text: String) throws {
    var reader = JSONPullReader(Array(text.utf8))
    #expect(try reader.next() == .number)
    #expect(reader.int == nil)
    #expect(reader.number.int == nil)
  }
}
