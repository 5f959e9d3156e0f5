import Text
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.12345, 3, "0.123"), (0.0005, 3, "0.001"), (-0.0001, 2, "0.00"),
    (1e21, 0, "1000000000000000000000"),
    (.nan, 2, "nan"), (-.infinity, 2, "-inf"), (39.5, 1, "39.5"),
  ])
  func `a number keeps a fixed count of digits`(value: Double, digits: Int, text: String) {
    #expect(DecimalText.fixed(value, digits) == text)
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
  }
}
