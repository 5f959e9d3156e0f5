import Testing
import YAMLText

@Suite struct YAMLParserTests {
  private func read(_ text: String) throws -> YAMLNode? { try YAMLParser.read(Array(text.utf8)) }

  @Test func `a value knows its text and its line`() throws {
    let root = try #require(try read("# a model\nnc: 3\nanchors:\n  - [10,13, 16,30]\n"))
    #expect(root["nc"]?.text == "3" && root["nc"]?.line == 2)
    guard case .sequence(let rows) = root["anchors"]?.content,
      case .sequence(let numbers) = rows.first?.content
    else {
      Issue.record("\(root)")
      return
    }
    #expect(numbers.map(\.text) == ["10", "13", "16", "30"])
    #expect(rows.first?.line == 4)
    #expect(root["names"] == nil)
  }

  @Test func `of a key that stands twice the last counts, and own keys before merged ones`() throws
  {
    let root = try #require(try read("a: 1\nb: &b {c: 2, d: 3}\na: 4\ne: {d: 5, <<: *b}\n"))
    #expect(root["a"]?.text == "4")
    #expect(root["e"]?["d"]?.text == "5" && root["e"]?["c"]?.text == "2")
  }

  @Test func `an alias stands where it is named`() throws {
    let root = try #require(try read("a: &a [1]\nb: *a\n"))
    #expect(root["b"]?.content == root["a"]?.content && root["b"]?.line == 2)
  }

  @Test func `a text without a document is nothing`() throws {
    #expect(try read("# nothing\n") == nil)
  }

  @Test(arguments: [
    ("a: 1\nb: [1, 2\n", 3), ("a: 1\nb: *none\n", 2), ("a: 1\n---\nb: 2\n", 2),
    ("a: " + String(repeating: "[", count: 40), 1),
  ])
  func `a text that is no YAML, or more than one, is refused with its line`(
    text: String, line: Int
  ) throws {
    let fault = #expect(throws: YAMLFault.self) { try read(text) }
    #expect(fault?.line == line, "\(fault?.reason ?? "")")
  }

  @Test func `a megabyte is the most`() {
    #expect(throws: YAMLFault.self) {
      try YAMLParser.read(Array(repeating: 0x20, count: YAMLParser.sizeLimit + 1))
    }
  }
}
