import JSONText
import Testing

@testable import Reporting

@Suite struct MarkupTests {
  @Test func `a value in a literal is text, in content and in attributes`() {
    let name = "<b a=\"1\" c='2'>&amp;\u{1B}\u{202E}\n"
    let cell: Markup = "<td title=\"\(name)\">\(name)</td>"
    let shown = "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;\\x1B\\u{202E}\\n"
    #expect(text(cell.bytes) == "<td title=\"\(shown)\">\(shown)</td>")
    #expect(text(("\("5 × 3")" as Markup).bytes) == "5 × 3")
  }

  @Test func `markup in a literal stays markup, alone and in a list`() {
    let rows = ["a", "<"].map { name -> Markup in "<li>\(name)</li>" }
    var list: Markup = "<ul>\(rows)</ul>\(3)"
    list += "\(rows[1])"
    #expect(text(list.bytes) == "<ul><li>a</li><li>&lt;</li></ul>3<li>&lt;</li>")
    #expect(text(Markup.of(rows).bytes) == "<li>a</li><li>&lt;</li>")
  }

  @Test func `data can't end its block, and reads back the same`() throws {
    let value: JSONValue = ["n": ["</script><script>alert(1)</script>", "<!--", 1.5]]
    let json = JSONWriter(style: .compact, keyOrder: .asGiven).write(value)
    let block = text(Markup.data(json, id: "d").bytes)
    #expect(block.split(separator: "</script>", omittingEmptySubsequences: false).count == 2)
    #expect(!block.contains("<!--"))
    let inner = block.dropFirst("<script type=\"application/json\" id=\"d\">".count)
    #expect(try JSONReader().read(String(inner.prefix { $0 != "\n" }.dropLast(9))) == value)
  }
}
