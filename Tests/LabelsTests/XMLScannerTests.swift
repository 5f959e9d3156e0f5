import Testing

@testable import Labels

@Suite struct `XML scanner` {
  /// Every piece of markup as its kind and its text, and whether the last one has no end.
  private func pieces(_ text: String, longestTag: Int = .max) -> (found: [String], isCut: Bool) {
    Array(text.utf8).withUnsafeBytes { bytes in
      var scanner = XMLScanner(bytes, longestTag: longestTag)
      var found: [String] = []
      while let markup = scanner.next() {
        found.append("\(markup.kind) \(String(decoding: bytes[markup.range], as: UTF8.self))")
      }
      return (found, scanner.isCutShort)
    }
  }

  @Test func `each piece of markup is told and ends where it ends`() {
    let text =
      "<?xml version='1.0'?><!DOCTYPE a><!-- <b> -- > --><a x='>' y=\"'>\">t<b/><![CDATA[<c>]]></a >"
    let (found, isCut) = pieces(text)
    #expect(
      found == [
        "instruction <?xml version='1.0'?>", "doctype <!DOCTYPE a>", "comment <!-- <b> -- > -->",
        "startTag <a x='>' y=\"'>\">", "startTag <b/>", "cdata <![CDATA[<c>]]>", "endTag </a >",
      ])
    #expect(!isCut)
    #expect(pieces("<!ELEMENT a>").found == ["declaration <!ELEMENT a>"])
  }

  @Test(arguments: ["<a", "<a x='>", "<!-- a --", "<![CDATA[ ]>", "<?x ?", "</a"])
  func `markup without an end is said to be cut`(text: String) {
    let (found, isCut) = pieces("<a>" + text)
    #expect(found == ["startTag <a>"])
    #expect(isCut)
  }

  @Test func `a tag that is too long is cut just behind the limit`() {
    #expect(pieces("<abcdefgh>", longestTag: 4).found == ["startTag <abcdef"])
    #expect(pieces("<abc>", longestTag: 4).found == ["startTag <abc>"])
  }

  @Test(arguments: [
    ("<a>\n <size/></a>", TextPosition(line: 2, column: 2)),
    // Neither a comment nor a longer name is the element.
    ("<a><!--<size>-->\n<sizes/>\n  <size\tx='1'></a>", TextPosition(line: 3, column: 3)),
    ("<a><![CDATA[<size>]]></size></a>", nil), ("", nil), ("<a", nil),
  ])
  func `the first element of a name is found`(text: String, place: TextPosition?) {
    let found = Array(text.utf8).withUnsafeBytes {
      LabelFormatName.voc.type.place(ofElement: "size", in: $0)
    }
    #expect(found == place)
    #expect(
      Array(text.utf8).withUnsafeBytes {
        LabelFormatName.kitti.type.place(ofElement: "size", in: $0)
      }
        == nil)
  }
}
