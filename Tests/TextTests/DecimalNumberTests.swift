import Testing

@testable import Text

@Suite struct `Decimal numbers` {
  private func parse(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBytes { DecimalNumber.parse($0) }
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "1.", "-1.", "e1", "1e", "1e+", "1.2.3", "--5", "+-1", "12px", "1 ",
    " 1",
    "nan", "inf", "-inf", "Infinity", "0x10", "0x1p3", "1,5", "1_0", "1e999", "-1e4000", "1\0",
    "١٢",
    "１２", "NaN", "1f", "0b1",
  ])
  func `what is no finite decimal is refused`(text: String) {
    #expect(parse(text) == nil)
  }

  @Test(arguments: [
    ("0", 0.0), ("-0", -0.0), ("45", 45), ("+7", 7), ("-1.57", -1.57), (".5", 0.5), ("1e3", 1000),
    ("2.5E-2", 0.025), ("9007199254740993", 9_007_199_254_740_992), ("1e-400", 0),
    ("123456789012345678901234567890", 1.2345678901234568e29), ("0.1", 0.1),
    ("2.2250738585072011e-308", 2.2250738585072011e-308),
  ])
  func `decimals have their value`(text: String, value: Double) {
    #expect(parse(text) == value)
    #expect(parse(text)?.sign == value.sign)
  }

  @Test func `values are correctly rounded`() {
    var random = HashedNumbers()
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...22, using: &random)
      var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      let point = Int.random(in: 1...digits, using: &random)
      if point < digits {
        text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      }
      if Bool.random(using: &random) { text += "e\(Int.random(in: -30...30, using: &random))" }
      #expect(parse(text) == Double(text))
    }
  }

  @Test func `a number of a thousand digits is one, of a million is none`() {
    #expect(parse("0." + String(repeating: "3", count: 1000)) == 1.0 / 3)
    #expect(parse(String(repeating: "9", count: 1_000_000)) == nil)
  }
}

/// The same numbers in every run.
private struct HashedNumbers: RandomNumberGenerator {
  var hash = FNV1a()

  mutating func next() -> UInt64 {
    hash.take(hash.value)
    return hash.value
  }
}
