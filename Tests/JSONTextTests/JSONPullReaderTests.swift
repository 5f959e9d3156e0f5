import JSONText
import Testing

@Suite struct JSONPullReaderTests {
  @Test func `events come in the order of the text`() throws {
    var reader = JSONPullReader(Array(#"{"a": [1, -20, "x"], "b": false}"#.utf8))
    #expect(try reader.next() == .beginObject)
    #expect(try reader.next() == .key)
    #expect(reader.isText("a"))
    #expect(!reader.isText("ab"))
    #expect(try reader.next() == .beginArray)
    #expect(try reader.next() == .number)
    #expect(try reader.next() == .number)
    #expect(reader.int == -20)
    #expect(reader.double == -20)
    #expect(try reader.next() == .string)
    #expect(reader.text == "x")
    #expect(try reader.next() == .endArray)
    #expect(try reader.next() == .key)
    #expect(try reader.next() == .bool(false))
    #expect(try reader.next() == .endObject)
    #expect(try reader.next() == .end)
    #expect(try reader.next() == .end)
  }

  @Test func `a value can be skipped or taken whole`() throws {
    var reader = JSONPullReader(
      Array(#"{"skip": {"x": [1, {"y": 2}]}, "take": [3, {"z": 4}], "n": 5}"#.utf8))
    #expect(try reader.next() == .beginObject)
    #expect(try reader.next() == .key)
    try reader.skipValue()
    #expect(try reader.next() == .key)
    #expect(reader.isText("take"))
    #expect(try reader.readValue() == [3, ["z": 4]])
    #expect(try reader.next() == .key)
    try reader.skipValue()
    #expect(try reader.next() == .endObject)
  }

  @Test func `an escaped name compares by what it means`() throws {
    var reader = JSONPullReader(Array(#"{"b\u0062ox": 1}"#.utf8))
    _ = try reader.next()
    _ = try reader.next()
    #expect(reader.isText("bbox"))
    #expect(reader.text == "bbox")
  }

  @Test func `words of Python's json are numbers where they are accepted, and nowhere else`() throws
  {
    let text = "[NaN, -Infinity, Infinity, 1e999, -1e999, 2]"
    var reader = JSONPullReader(Array(text.utf8), syntax: .nonFinite)
    _ = try reader.next()
    for word in ["NaN", "-Infinity", "Infinity", "1e999", "-1e999"] {
      #expect(try reader.next() == .nonFinite)
      #expect(reader.text == word)
    }
    #expect(try reader.next() == .number)
    #expect(try reader.next() == .endArray)
    for word in ["NaN", "-Infinity", "Infinity", "1e999"] {
      var strict = JSONPullReader(Array(word.utf8))
      #expect(throws: JSONError.self) { try strict.next() }
    }
    for word in ["Nan", "-Infinit", "-", "Infinity1", "N", "I"] {
      var broken = JSONPullReader(Array(word.utf8), syntax: .nonFinite)
      #expect(throws: JSONError.self) {
        _ = try broken.next()
        _ = try broken.next()
      }
    }
  }
}
