import Testing

@testable import Rendering

@Suite("Text runs") struct TextRunsTests {
  @Test(arguments: [
    ("car 0.77", [TextRuns.Run.builtIn("car 0.77")]), ("", []),
    ("Fußgänger", [.builtIn("Fussganger")]), ("行人", [.boxes(2)]),
    ("a\u{202E}b", [.builtIn("a"), .boxes(1), .builtIn("b")]), ("\n\u{1B}", [.boxes(2)]),
  ])
  func `without a font, text is transliterated or boxed`(text: String, runs: [TextRuns.Run]) {
    #expect(TextRuns(text) { _ in false }.runs == runs)
  }

  @Test func `a font that has the whole text draws the whole text`() {
    #expect(TextRuns("Fußgänger") { _ in true }.runs == [.installed("Fußgänger")])
    let hasGreek = { (scalar: Unicode.Scalar) in (0x370...0x3FF).contains(scalar.value) }
    #expect(
      TextRuns("π 行", isInstalled: hasGreek).runs == [
        .installed("π"), .builtIn(" "), .boxes(1),
      ])
  }

  @Test func `hidden characters are boxed even by a font that has all`() {
    #expect(TextRuns("x\u{200B}") { _ in true }.runs == [.builtIn("x"), .boxes(1)])
  }
}
