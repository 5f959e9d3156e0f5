import Rendering
import Testing
import Text

@testable import Reporting

@Suite struct HTMLPageTests {
  private static func source(_ code: [UInt8]) -> String {
    "'sha256-\(Base64.text(of: SHA256.digest(code)))'"
  }

  @Test func `the policy names the page's own style and script, and nothing else`() {
    let (style, script) = (Array("b{color:red}".utf8), Array("let x = 1;".utf8))
    let page = text(HTMLPage(title: "T", style: style, script: script).bytes(version: "1", ""))
    let whole = PackageResources.Page_css + style
    #expect(page.contains("style-src \(Self.source(whole)); "))
    #expect(page.contains("script-src \(Self.source(script)); "))
    #expect(page.contains("<style>\(text(whole))</style>"))
    #expect(page.contains("<script>let x = 1;</script>"))
    #expect(page.contains("default-src 'none'; img-src data:;"))
    let plain = text(HTMLPage(title: "T").bytes(version: "1", ""))
    #expect(plain.contains("script-src 'none'") && !plain.contains("<script"))
  }

  @Test func `titles and versions are text`() {
    let page = text(HTMLPage(title: "<b>").bytes(version: "1<i>", "<p>x</p>"))
    #expect(page.contains("<title>&lt;b&gt;</title>") && page.contains("<h1>&lt;b&gt;</h1>"))
    #expect(page.contains("anchorkit 1&lt;i&gt;</footer>") && page.contains("<p>x</p>"))
  }

  @Test func `the previews' script and style have a class for each hue`() {
    let hues = Palette.dark.hues
    #expect(text(PackageResources.MatchPage_js).contains("const hueCount = \(hues.count);"))
    for (place, ink) in hues.enumerated() {
      #expect(text(MatchPageStyle.text).contains(".h\(place){stroke:\(ink.hexadecimal)}"))
    }
  }
}
