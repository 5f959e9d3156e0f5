import Testing

@testable import Rendering

@Suite("Numbers as text") struct NumberTextTests {
  @Test(arguments: [
    (0.7, 2, "0.70"), (0.995, 1, "1.0"), (-0.001, 2, "0.00"), (-1.5, 1, "-1.5"), (3, 0, "3"),
    (.nan, 2, "-"), (.infinity, 2, "inf"), (-.infinity, 2, "-inf"), (1e300, 2, "1e+300"),
  ])
  func `fixed decimals`(value: Double, places: Int, text: String) {
    #expect(NumberText.fixed(value, places: places) == text)
  }

  @Test(arguments: [(0.70, "0.7"), (2, "2"), (0.25, "0.25"), (100, "100")])
  func `short decimals`(value: Double, text: String) {
    #expect(NumberText.short(value, places: 2) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (16_848, "16,848"), (1_000_000, "1,000,000"), (-1234, "-1,234"),
  ])
  func `thousands are set apart`(value: Int, text: String) {
    #expect(NumberText.grouped(value) == text)
  }

  @Test func `nouns follow their numbers`() {
    #expect(NumberText.counted(1, "object") == "1 object")
    #expect(NumberText.counted(0, "object") == "0 objects")
  }
}
