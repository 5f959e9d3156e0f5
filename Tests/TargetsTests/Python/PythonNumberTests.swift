import Targets
import Testing

@Suite struct PythonNumberTests {
  @Test(arguments: [
    ("10", 10), (" 10\n", 10), ("+5", 5), ("-5", -5), ("1_000", 1000), ("007", 7), ("٣٤", 34),
    ("\u{A0}7\u{2003}", 7), ("9223372036854775807", Int.max), ("9223372036854775808", Int.max),
    ("-99999999999999999999", Int.min), ("-0", 0),
  ])
  func `whole numbers are those of int()`(text: String, value: Int) {
    #expect(PythonNumber.integer(text) == value)
  }

  @Test(arguments: [
    "", " ", "+", "10.0", "1e3", "1__0", "_1", "1_", "+-1", "0x10", "1 0", "nan", "\u{1C}5", "५.",
  ])
  func `what int() raises on is no whole number`(text: String) {
    #expect(PythonNumber.integer(text) == nil)
  }

  @Test(arguments: [
    ("10", 10.0), (" 1_0.5 ", 10.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("-Infinity", -.infinity),
    ("+inf", .infinity), ("1e999", .infinity), ("٣.٥", 3.5), ("0.1", 0.1),
  ])
  func `numbers are those of float()`(text: String, value: Double) {
    #expect(PythonNumber.float(text) == value)
  }

  @Test func `what float() raises on is no number`() {
    for text in ["", "abc", "1,5", "0x10", "1__0", "1e", "in", "\u{1C}5", "--1"] {
      #expect(PythonNumber.float(text) == nil)
    }
    #expect(PythonNumber.float("-NaN")?.isNaN == true)
  }
}
