import Commands
import Foundation
import JSONText
import Testing

@Suite struct MatchPageTests {
  /// Runs `preview-matches --report` and reads the page.
  private func page(_ arguments: [String], in folder: ScratchFolder) throws -> (
    run: CommandRun, text: String
  ) {
    let file = folder.path("page.html")
    let run = CommandRun(PreviewMatchesCommand.self, arguments + ["--report", file])
    return (run, try String(contentsOfFile: file, encoding: .utf8))
  }

  /// The data that the page's script draws.
  private func data(_ page: String) throws -> JSONValue {
    let start = try #require(page.range(of: #"<script type="application/json" id="data">"#))
    let end = try #require(page[start.upperBound...].range(of: "</script>"))
    return try JSONReader().read(String(page[start.upperBound..<end.lowerBound]))
  }

  @Test func `the page holds each image with its objects, priors and photograph`() throws {
    let folder = try ScratchFolder()
    let (run, page) = try page([CommandRun.fixture("kitti"), "--preset", "squeezedet"], in: folder)
    #expect(run.status == .clean && run.errors.contains("wrote"))
    let data = try data(page)
    let images = try #require(data["images"]?.array)
    #expect(images.count == 12)
    #expect(page.components(separatedBy: "<li><button").count == 13)
    #expect(page.components(separatedBy: #"<script type="text/plain" id="p"#).count == 13)
    let first = images[0]
    #expect(first["name"]?.string == "000000" && first["w"]?.int == 1242)
    let object = try #require(first["o"]?.array?.first?.array)
    #expect(object.count == 4 && object[2].array?.count == 4)
    // SqueezeDet gives each object one prior: level 0, a shape, not forced, an IoU, a box.
    let match = try #require(object[3].array?.first?.array)
    #expect(object[3].array?.count == 1 && match.count == 5 && match[0].int == 0)
    #expect(first["d"]?.array?.count == 1)
  }

  @Test func `boxes are in pixels of the image, not of the input`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "car 0 0 0 100 50 300 150 1 1 1 0 0 0 0\n", to: "label_2/a.txt")
    let (_, page) = try page(
      [folder.url.path, "--preset", "squeezedet", "--image-size", "624x192"], in: folder)
    let data = try data(page)
    let object = try #require(data["images"]?.array?[0]["o"]?.array?[0].array)
    // The image is half the input of 1248 x 384. The trainer adds one pixel to a width and a height
    // before it scales them.
    let edges = object[2].array?.compactMap(\.double) ?? []
    #expect(edges == [100, 50, 301, 151])
    #expect(!page.contains(#"id="p0""#), "an image without a picture has no block")
  }

  @Test func `what the reader drops, misreads or stops at is on the page with its reason`() throws {
    let folder = try ScratchFolder()
    func voc(_ xMin: String, _ difficult: String) -> String {
      """
      <annotation><size><width>300</width><height>300</height><depth>3</depth></size>
      <object><name>dog</name>\(difficult)<bndbox><xmin>\(xMin)</xmin><ymin>10</ymin>
      <xmax>150</xmax><ymax>150</ymax></bndbox></object></annotation>
      """
    }
    try folder.write(voc("0", "<difficult>0</difficult>"), to: "labels/a.xml")
    try folder.write(voc("10", ""), to: "labels/b.xml")
    try folder.write(voc("10", "<difficult>0</difficult>"), to: "labels/c.xml")
    let (_, page) = try page([folder.path("labels"), "--preset", "gluoncv-ssd300"], in: folder)
    let images = try #require(try data(page)["images"]?.array)
    #expect(images.map { $0["x"]?.array?.count } == [1, 1, 0])
    let lost = try #require(images[0]["l"]?.array?.first?.array)
    #expect(lost[0].int == 2 && lost[1] == "dog")
    #expect(lost[2].string?.hasPrefix("not read: ") == true)
    #expect(images[0]["f"] == .null && images[1]["l"] == [])
    #expect(images[1]["f"]?.string?.contains("stops at line 2 with AttributeError") == true)
    guard NodePage.path != nil else { return }
    let values = try NodePage.values(
      folder.path("page.html"),
      [
        "const data = JSON.parse(byId('data').textContent), layer = byId('layer'), "
          + "cards = byId('grid').children; cards[0].firstElementChild.click(); "
          + "layer.find('lost').length",
        "[...byId('objects').children].map((row) => row.children[3].textContent)",
        "byId('show-lost').checked = false; byId('show-lost').fire('change'); "
          + "layer.find('lost').length",
        "byId('close').click(); cards[1].firstElementChild.click(); byId('note').textContent",
      ])
    #expect(values[0].int == 1 && values[2].int == 0)
    #expect(values[1].array?.first?.string?.hasPrefix("not read: ") == true)
    #expect(
      values[3].string?.contains("Nothing is trained: reader of gluoncv-ssd300 stops") == true)
  }

  @Test func `nothing comes from outside, and names are text`() throws {
    let folder = try ScratchFolder()
    let hostile = "</script><script>alert(1)</script>"
    try folder.write(
      """
      <annotation><filename>a</filename><size><width>300</width><height>300</height><depth>3</depth>
      </size><object><name>\(hostile.replacingOccurrences(of: "<", with: "&lt;"))</name><difficult>0</difficult><bndbox>
      <xmin>10</xmin><ymin>10</ymin><xmax>150</xmax><ymax>150</ymax></bndbox></object></annotation>
      """, to: "labels/<img src=x onerror=alert(2)>.xml")
    let (run, page) = try page(
      [folder.path("labels"), "--preset", "gluoncv-ssd300"], in: folder)
    #expect(run.status == .clean)
    #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
    #expect(page.contains("&lt;img src=x onerror=alert(2)&gt;"))
    #expect(try data(page)["classes"]?.array?[0].string == hostile)
    for outside in ["http:", "https:", "src=\"/", "url(", "@import", "<link"] {
      #expect(!page.contains(outside), "\(outside)")
    }
    #expect(!page.contains("style=\"") && !page.contains("onclick"))
  }

  @Test func `the same input gives the same bytes for any number of threads`() throws {
    let folder = try ScratchFolder()
    let arguments = [CommandRun.fixture("voc"), "--preset", "gluoncv-ssd300", "--sort", "worst"]
    let one = try page(arguments + ["--jobs", "1"], in: folder).text
    let two = try page(arguments + ["--jobs", "2"], in: folder).text
    #expect(one == two)
  }

  @Test func `a page without images says so`() throws {
    let folder = try ScratchFolder()
    let (run, page) = try page(
      [CommandRun.fixture("kitti"), "--preset", "squeezedet", "--only", "class=nosuch"], in: folder)
    #expect(run.status == .clean && page.contains("No image passes the filters."))
  }
}
