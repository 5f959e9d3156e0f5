import JSONText
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String, _ syntax: JSONSyntax = .strict) throws -> JSONValue {
    try JSONReader(syntax: syntax).read(text)
  }

  private func fault(_ text: String, _ syntax: JSONSyntax = .strict) -> JSONError? {
    do {
      _ = try JSONReader(syntax: syntax).read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a tree keeps order and the text of numbers`() throws {
    let value = try read(#" {"b": [1, 1.0, -2.5e3, 1E-16], "a": {"t": true, "n": null}} "#)
    #expect(value.object?.members.map(\.name) == ["b", "a"])
    #expect(value["b"]?.array?.compactMap { $0.number?.text } == ["1", "1.0", "-2.5e3", "1E-16"])
    #expect(value["b"]?.array?.compactMap(\.double) == [1, 1, -2500, 1e-16])
    #expect(value["b"]?.array?.map(\.int) == [1, nil, nil, nil])
    #expect(value["a"]?["t"]?.bool == true)
    #expect(value["a"]?["n"] == .null)
    #expect(value["c"] == nil)
  }

  @Test(arguments: [
    (#""\u0041\n\/\ud83d\ude00""#, "A\n/😀"), (#""é😀""#, "é😀"),
    (#""\"\\\b\f\r\t""#, "\"\\\u{8}\u{c}\r\t"),
  ])
  func `strings are unescaped`(source: String, expected: String) throws {
    #expect(try read(source).string == expected)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "[1 2]", #"{"a":1,}"#, #"{"a" 1}"#, "{a:1}", "{'a':1}", "01", "1.", ".5",
    "+1",
    "-", "1e", "0x10", "NaN", "Infinity", "tru", "truex", "nul", "// c\n1", "1 2", "]", "}", #""a"#,
    "\"a\nb\"", #""\x""#, #""\u12""#, "[1,,2]", "[,1]", #"{"a":}"#, #"{,}"#, "'a'",
  ])
  func `what RFC 8259 does not allow is refused`(source: String) {
    #expect(fault(source) != nil, "\(source)")
  }

  @Test func `an error says line and column in characters`() throws {
    let error = try #require(fault("{\n  \"é\": 1,\r\n  \"b\": x\n}"))
    #expect((error.line, error.column) == (3, 8))
    #expect(error.fault == .unexpected(0x78, expected: "a value"))
    #expect(error.description == "line 3, column 8: found 'x', expected a value")
  }

  @Test func `a name that stands twice is refused by name and place`() throws {
    let error = try #require(fault("{\"a\": 1,\n \"b\": 2, \"\\u0061\": 3}"))
    #expect(error.fault == .duplicateKey("a"))
    #expect((error.line, error.column) == (2, 11))
    let many = (0..<40).map { "\"k\($0)\": \($0)" }.joined(separator: ",")
    #expect(try read("{\(many)}").object?.members.count == 40)
    #expect(fault("{\(many),\"k3\":0}")?.fault == .duplicateKey("k3"))
    #expect(fault("{\(many),\"k39\":0}")?.fault == .duplicateKey("k39"))
  }

  @Test func `names differ when their code points do`() throws {
    let value = try read("{\"\u{e9}\": 1, \"e\u{301}\": 2}")
    #expect(value["\u{e9}"]?.int == 1)
    #expect(value["e\u{301}"]?.int == 2)
  }

  @Test func `sixty-four levels are read and the next is refused`() {
    let limit = JSONPullReader.depthLimit
    #expect(limit == 64)
    let fits = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(fault(fits) == nil)
    #expect(fault("[" + fits + "]")?.fault == .tooDeep(limit: 64))
    #expect(fault(String(repeating: "{\"a\":", count: 100_000))?.fault == .tooDeep(limit: 64))
  }

  @Test func `a byte-order mark is skipped`() throws {
    #expect(try JSONReader().read([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
  }

  @Test(arguments: [
    [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    [0xC3],
    [0xF0, 0x9F, 0x98], [0xE0, 0x80, 0x80],
  ])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONReader().read([0x22] + bytes + [0x22]) }
    #expect(throws: JSONError.self) { try JSONReader().read([0x22] + bytes) }
  }

  @Test(arguments: [#""\ud83d""#, #""\ude00""#, #""\ud83d\u0041""#, #""\ud83dx""#])
  func `half a surrogate pair is refused`(source: String) {
    #expect(fault(source)?.fault == .loneSurrogate)
  }

  @Test func `a number has to be finite`() throws {
    #expect(fault("[1e999]")?.fault == .numberOutOfRange("1e999"))
    #expect(fault(String(repeating: "9", count: 400)) != nil)
    #expect(try read("1e-999").double == 0)
    #expect(try read("1.7976931348623157e308").double == Double.greatestFiniteMagnitude)
    #expect(try read("5e-324").double == Double.leastNonzeroMagnitude)
    #expect(try read("9223372036854775807").int == Int.max)
    #expect(try read("9223372036854775808").int == nil)
    #expect(try read("-9223372036854775808").int == Int.min)
    #expect(try read("-0").double?.sign == .minus)
  }

  @Test func `relaxed syntax takes comments, last commas, single quotes and bare names`() throws {
    let value = try read(
      "// settings\n{a_1: 'it\\'s', /* two\nlines */ $b: [1, 2, /* x */], \"c\": {},}\n// end",
      .relaxed)
    #expect(value == ["a_1": "it's", "$b": [1, 2], "c": [:]])
    #expect(fault("[,]", .relaxed) != nil)
    #expect(fault("{1a: 2}", .relaxed) != nil)
    #expect(fault("/* open", .relaxed) != nil)
    #expect(fault("/", .relaxed) != nil)
  }

  @Test func `a short or mutated document never traps`() {
    let source = Array(
      #"{"a": [1.5e3, "\ud83d\ude00é", true, {"b": null}], 'c': -0 /* x */, d: [],}"#.utf8)
    var state: UInt64 = 7
    for round in 0..<4000 {
      var bytes = source
      for _ in 0..<(round % 4) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
      }
      bytes.removeLast(round % source.count)
      for syntax in [JSONSyntax.strict, .relaxed] {
        let value = try? JSONReader(syntax: syntax).read(bytes)
        guard let value else { continue }
        let text = JSONWriter(style: .compact, keyOrder: .asGiven).write(value)
        #expect((try? JSONReader().read(text)) == value)
      }
    }
  }
}
