import Testing
import Text

@Suite struct TextTableTests {
  @Test func `names stand to the left and numbers to the right`() {
    var table = TextTable([("anchor", .right), ("class", .left)])
    table.add(["25.5", "car"])
    table.add(["130.0", "歩行者"])
    let lines = table.text(indent: 1).split(separator: "\n").map(String.init)
    #expect(lines == [" anchor  class", " ──────  ──────", "   25.5  car", "  130.0  歩行者"])
  }

  @Test func `a short row is filled with blanks`() {
    var table = TextTable([("a", .left), ("b", .left)])
    table.add(["x"])
    #expect(table.text() == "a  b\n─  ─\nx\n")
  }
}
