import Commands
import Foundation
import Testing

@Suite struct AnchorPageTests {
  private func page(_ arguments: [String], in folder: ScratchFolder) throws -> String {
    let file = folder.path("page.html")
    let run = CommandRun(AnchorsCommand.self, arguments + ["--report", file])
    #expect(run.status == .clean, "\(run.errors)")
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test func `cluster's page has the scatter, the fit by class, crops, the config and the seed`()
    throws
  {
    let folder = try ScratchFolder()
    let page = try page(
      [
        "cluster", "--k", "3", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--seed",
        "7", "--emit", "squeezedet", "--lowercase-classes", "--output", folder.path("s.config"),
        "--even-if-worse",
      ], in: folder)
    #expect(page.contains("<title>3 anchors for 114 boxes</title>"))
    #expect(page.components(separatedBy: "<picture>").count == 2)
    for name in ["Car", "Cyclist", "Pedestrian", "Van"] {
      #expect(page.contains("<tr><td>\(name)</td>"))
    }
    #expect(page.components(separatedBy: "src=\"data:image/jpeg;base64,").count == 25)
    #expect(page.contains("&quot;ANCHOR_PER_GRID&quot;: 3"))
    #expect(page.contains("<tr><th>seed</th><td>7</td></tr>"))
    #expect(page.contains("<tr><th>restarts</th><td>10</td></tr>"))
  }

  @Test func `elbow's page has the curve, other anchors and how to use what it found`() throws {
    let folder = try ScratchFolder()
    let page = try page(
      [
        "elbow", CommandRun.fixture("voc"), "--input-size", "300x300", "--counts", "1-6",
        "--distance", "iou",
      ], in: folder)
    #expect(page.components(separatedBy: "<picture>").count == 3)
    #expect(page.contains("<h2>Which k?</h2>") && page.contains("<tr class=\"marked\">"))
    #expect(page.contains("<h2>Other anchors on the same boxes</h2>"))
    #expect(page.contains("anchors emit --anchors") && page.contains("--input-size 300x300"))
    #expect(page.contains("<tr><th>counts</th><td>1-6</td></tr>"))
  }

  @Test func `threads change no byte, and nothing comes from outside`() throws {
    let folder = try ScratchFolder()
    let arguments = ["cluster", "--k", "4", CommandRun.fixture("voc"), "--input-size", "300x300"]
    let one = try page(arguments + ["--jobs", "1"], in: folder)
    let two = try page(arguments + ["--jobs", "2"], in: folder)
    #expect(one == two)
    for outside in ["http:", "https:", "url(", "<link", "<script", "style=\"", "<svg xmlns"] {
      #expect(!one.contains(outside), "\(outside)")
    }
    #expect(one.contains("script-src 'none'"))
  }

  @Test func `hostile names are text`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "<script>x</script> 0 0 0 10 10 30 40 1 1 1 0 0 0 0\n", to: "label_2/<b>.txt")
    let page = try page(
      ["cluster", "--k", "1", folder.url.path, "--image-size", "100x100"], in: folder)
    #expect(!page.contains("<script") && !page.contains("<b>.txt"))
    #expect(page.contains("&lt;script&gt;x&lt;/script&gt;") && page.contains("&lt;b&gt;.txt:1"))
  }

  @Test func `boxes that are filtered out are not among the worst`() throws {
    let folder = try ScratchFolder()
    let page = try page(
      [
        "cluster", "--k", "2", CommandRun.fixture("kitti"), "--input-size", "1248x384",
        "--only-classes", "Car", "--balance",
      ], in: folder)
    #expect(page.contains("<b>Car</b>") && !page.contains("<b>Pedestrian</b>"))
    #expect(page.contains("<tr><th>only classes</th><td>Car</td></tr>"))
  }

  @Test(arguments: [["--k", "2", "--per-class"], ["--layout", "ssd300"]])
  func `a page for several sets of anchors is refused`(arguments: [String]) {
    let run = CommandRun(
      AnchorsCommand.self, ["cluster", "x", "--report", "x.html"] + arguments)
    #expect(run.status == .usage && run.errors.contains("--report"))
  }
}
