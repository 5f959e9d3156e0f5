import JSONText
import Testing

@testable import Reporting

@Suite struct HTMLPageTests {
  @Test func `digests are those of the standard's examples`() {
    #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(SHA256.base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(SHA256.base64(twoBlocks) == "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=")
  }

  @Test func `the policy names the page's own style and script, and nothing else`() {
    let page = text(
      HTMLPage(title: "T", style: "b{color:red}", script: "let x = 1;").bytes(version: "1") { _ in }
    )
    let style = SHA256.base64(PageStyle.text + "b{color:red}")
    #expect(page.contains("style-src 'sha256-\(style)'; "))
    #expect(page.contains("script-src 'sha256-\(SHA256.base64("let x = 1;"))'; "))
    #expect(page.contains("<style>\(PageStyle.text)b{color:red}</style>"))
    #expect(page.contains("<script>let x = 1;</script>"))
    #expect(page.contains("default-src 'none'; img-src data:;"))
    let plain = text(HTMLPage(title: "T").bytes(version: "1") { _ in })
    #expect(plain.contains("script-src 'none'") && !plain.contains("<script"))
  }

  @Test func `titles and versions are text`() {
    let page = text(HTMLPage(title: "<b>").bytes(version: "1<i>") { _ in })
    #expect(page.contains("<title>&lt;b&gt;</title>") && page.contains("1&lt;i&gt;"))
  }

  @Test func `data can't end its block, and reads back the same`() throws {
    let value: JSONValue = ["n": ["</script><script>alert(1)</script>", "<!--", 1.5]]
    var out: [UInt8] = []
    PageData.append(value, id: "d", to: &out)
    let block = text(out)
    #expect(block.split(separator: "</script>", omittingEmptySubsequences: false).count == 2)
    #expect(!block.contains("<!--"))
    let json = block.dropFirst("<script type=\"application/json\" id=\"d\">".count)
    #expect(try JSONReader().read(String(json.prefix { $0 != "\n" }.dropLast(9))) == value)
  }
}
