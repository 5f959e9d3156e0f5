import Glibc
import Testing

@testable import Configs

/// Hostile files: none may trap, and none may take more than time in proportion to its length.
@Suite(.timeLimit(.minutes(5))) struct PythonLimitTests {
  private func read(_ text: String) -> Result<PythonFile, ConfigReadError> {
    Result { () throws(ConfigReadError) in try PythonFile(Array(text.utf8)) }
  }

  @Test(arguments: ["(", "[", "{", "f(", "[1, ", "x[", "{'a': ", "dict(a="])
  func `brackets nest as deep as in Python, and no deeper`(open: String) {
    let error = #expect(throws: ConfigReadError.self) {
      try read("x = " + String(repeating: open, count: 5000)).get()
    }
    #expect("\(String(describing: error))".contains("nested deeper than 100"))
  }

  @Test func `chains of signs, powers and blocks end`() throws {
    #expect(throws: Never.self) {
      try read("x = " + String(repeating: "-", count: 100_000) + "1").get()
    }
    #expect(throws: ConfigReadError.self) {
      try read("x = " + String(repeating: "2 ** ", count: 5000) + "1").get()
    }
    let blocks = (0..<500).map { String(repeating: " ", count: $0) + "if a:" }.joined(
      separator: "\n")
    #expect(throws: ConfigReadError.self) { try read(blocks).get() }
    #expect(throws: Never.self) { try read("x = a" + String(repeating: ".b", count: 50_000)).get() }
  }

  @Test func `values that double or nest from line to line become code`() throws {
    let doubling = "a = [1]\n" + String(repeating: "a = [a, a]\n", count: 5000)
    #expect(try read(doubling).get().module["a"]?.weight ?? .max <= PythonValue.maximumWeight)
    let nesting = "a = 1\n" + String(repeating: "a = [a]\n", count: 20_000)
    #expect(try read(nesting).get().module["a"]?.depth ?? 0 <= PythonValue.maximumDepth)
    let text = "a = 'ab'\n" + String(repeating: "a = a + a\n", count: 5000)
    #expect(try read(text).get().module["a"]?.code != nil)
    let product = "a = [0] * 1000000000\nb = [0] * 4000 * 4000\n"
    #expect(try read(product).get().module["a"]?.code != nil)
    #expect(try read(product).get().module["b"]?.code != nil)
  }

  @Test func `what is too long for a config is refused`() {
    let error = #expect(throws: ConfigReadError.self) {
      try PythonFile(Array(repeating: 0x0A, count: PythonFile.maximumBytes + 1))
    }
    #expect("\(String(describing: error))".contains("4194305 bytes"))
  }

  @Test(arguments: [
    "x = [\n" + String(repeating: "[36., 37.], ", count: 30_000) + "]\n",
    "x = " + String(repeating: "'a' ", count: 60_000) + "\n",
    "x = " + String(repeating: "[1] + ", count: 30_000) + "[1]\n",
    "x = " + String(repeating: "a, ", count: 20_000) + "b = c\n",
    String(repeating: "a = [0] * 4096\n", count: 5000),
    (0..<20_000).map { "c.m\($0) = \($0)\n" }.joined(),
    "c = dict(a=1)\n" + (0..<10_000).map { "c['k\($0)'] = 1\nc.pop('a')\n" }.joined(),
    "d = {" + (0..<10_000).map { "'k\($0)': 1, " }.joined() + "}\n"
      + String(repeating: "e = d['k5']\n", count: 10_000),
    String(repeating: "def f(a, b=1):\n  return g(a)\n", count: 8000),
    String(repeating: "class A:\n  x = 1\n", count: 10_000),
    String(repeating: "# comment\n\n", count: 30_000), String(repeating: "\t\n", count: 100_000),
    "x = '" + String(repeating: "\\x41", count: 60_000) + "'\n",
    String(repeating: "a.", count: 100_000) + "b = 1\n",
  ])
  func `a long file is read in time`(text: String) {
    let start = Self.processorSeconds
    _ = read(text)
    let time = Self.processorSeconds - start
    // In quadratic time it would be minutes; a debug build takes a second or two.
    #expect(time < 15, "\(text.prefix(40))")
  }

  /// What this thread has used: other work of the machine does not count.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func `any bytes are read or refused`() {
    var state: UInt64 = 12
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = [
      "a", "b.c", "=", "==", "(", ")", "[", "]", "{", "}", ",", ":", ";", "\n", "\n  ", "\n    ",
      "1", "2.5",
      "'x'", "\"\"\"", "'", "if ", "for ", "in ", "def f", "class A", "return ", "lambda", "*",
      "**", "+", "-",
      "//", "%", "np.array(", "dict(", "len(", "import ", "from ", "as ", "del ", "global ", "\\\n",
      "#", "@",
      "else", "not ", "with ", "try:", "yield ", "async ", "+=", "...", "~", "\t", "é", "\u{0}",
      "0x",
    ]
    for _ in 0..<2000 {
      let text = (0..<next(40)).map { _ in words[next(words.count)] }.joined(
        separator: next(2) == 0 ? "" : " ")
      _ = read(text)
    }
  }
}
