import Testing
import Text

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.12345, 3, "0.123"), (0.0005, 3, "0.001"), (-0.0001, 2, "0.00"),
    (1e21, 0, "1000000000000000000000"),
    (.nan, 2, "nan"), (-.infinity, 2, "-inf"), (39.5, 1, "39.5"),
  ])
  func `a number keeps a fixed count of digits`(value: Double, digits: Int, text: String) {
    #expect(DecimalText.fixed(value, digits) == text)
  }

  @Test(arguments: [
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (0.0625, 3, "0.062"), (1.005, 2, "1.00"),
    (1e9 + 0.125, 2, "1000000000.12"),
  ])
  func `an exact tie goes to the even digit, wherever it is printed`(
    value: Double, digits: Int, text: String
  ) {
    #expect(DecimalText.fixed(value, digits) == text)
    #expect(DecimalText.short(value, 6).hasPrefix(text.prefix(1)))
  }

  @Test(arguments: [
    (0.70, "0.7"), (2, "2"), (0.25, "0.25"), (100, "100"), (-0.001, "0"), (-1.5, "-1.5"),
    (12.375, "12.38"), (.nan, "nan"), (-.infinity, "-inf"), (1e300, "1e+300"),
  ])
  func `short numbers have no zeros behind`(value: Double, text: String) {
    #expect(DecimalText.short(value, 2) == text)
  }

  @Test func `shares in sentences`() {
    #expect(DecimalText.shortPercent(0.96) == "96%")
    #expect(DecimalText.shortPercent(0.1234) == "12.3%")
  }

  @Test func `thousands are set apart`() {
    #expect(DecimalText.grouped(7) == "7")
    #expect(DecimalText.grouped(39597) == "39,597")
    #expect(DecimalText.grouped(-1_234_567) == "-1,234,567")
    #expect(DecimalText.grouped(.min) == "-9,223,372,036,854,775,808")
  }

  @Test func `a noun agrees with its number`() {
    #expect(DecimalText.count(1, "box", "boxes") == "1 box")
    #expect(DecimalText.count(1200, "box", "boxes") == "1,200 boxes")
    #expect(DecimalText.count(1200, "box", "boxes", isGrouped: false) == "1200 boxes")
  }
}
