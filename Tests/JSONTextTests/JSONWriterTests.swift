import JSONText
import Testing

@Suite struct JSONWriterTests {
  private let value: JSONValue = [
    "b": [1, 2.5, [], [:]], "Z": ["é": "a\u{1F600}\u{7f}\n\u{1}"], "schema": true,
  ]

  @Test func `compact has no blanks and sorts by code point`() {
    let text = JSONWriter(style: .compact).text(value)
    #expect(text == "{\"Z\":{\"é\":\"a😀\u{7f}\\n\\u0001\"},\"b\":[1,2.5,[],{}],\"schema\":true}")
    let given = JSONWriter(style: .compact, keyOrder: .asGiven).text(["b": 1, "a": 2])
    #expect(given == #"{"b":1,"a":2}"#)
  }

  @Test func `a first key comes before the order, outermost only`() {
    let writer = JSONWriter(style: .compact, firstKey: "schema")
    let text = writer.text(["a": ["b": 1, "schema": 2], "schema": "x/1"])
    #expect(text == #"{"schema":"x/1","a":{"b":1,"schema":2}}"#)
  }

  @Test func `pretty indents by two`() {
    #expect(
      JSONWriter(style: .pretty).text(["b": [1, []], "a": [:]])
        == "{\n  \"a\": {},\n  \"b\": [\n    1,\n    []\n  ]\n}")
  }

  @Test func `Python's style has a line for everything and only ASCII`() throws {
    let expected = """
      {
      "Z": {
      "\\u00e9": "a\\ud83d\\ude00\\u007f\\n\\u0001"
      },
      "b": [
      1,
      2.5,
      [],
      {}
      ],
      "schema": true
      }
      """
    #expect(JSONWriter(style: .pythonIndentZero).text(value) == expected)
    let read = try JSONReader().read("[1E-16, 3600e-2, -0, -0.0, 12345678901234567890]")
    #expect(
      JSONWriter(style: .pythonIndentZero).text(read)
        == "[\n1e-16,\n36.0,\n0,\n-0.0,\n12345678901234567890\n]")
    #expect(
      JSONWriter(style: .compact).text(read) == "[1E-16,3600e-2,-0,-0.0,12345678901234567890]")
  }

  @Test func `names past the basic plane sort by code point, not by UTF-16`() {
    let text = JSONWriter(style: .compact).text(["\u{1F600}": 1, "\u{FFFD}": 2])
    #expect(text == "{\"\u{FFFD}\":2,\"\u{1F600}\":1}")
  }
}
