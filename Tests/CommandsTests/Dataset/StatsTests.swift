import Commands
import Foundation
import JSONText
import Testing

@Suite struct StatsTests {
  @Test func `the drawn dataset in numbers`() throws {
    let run = CommandRun(
      DatasetCommand.self,
      ["stats", CommandRun.fixture("voc"), "--format", "json", "--input-size", "300x300"])
    #expect(run.status == .clean)
    let json = try JSONReader().read(run.output)
    #expect(json["images"]?.int == 24 && json["objects"]?.int == 80)
    #expect(json["networkInput"]?["width"]?.int == 300)
    let classes = try #require(json["classes"]?.array)
    // One object has no box that can be read: it counts as an object, and for no class.
    #expect(json["leftOut"]?["unreadable"]?.int == 1)
    #expect(classes.reduce(0) { $0 + ($1["objects"]?.int ?? 0) } == 79)
    let resized = try #require(json["sizes"]?["resizedWidth"]?["maximum"]?.double)
    #expect(resized > 0 && resized <= 300 * 1.2)
  }

  @Test func `text names the classes, and a page is one file`() throws {
    let text = CommandRun(DatasetCommand.self, ["stats", CommandRun.fixture("voc")])
    #expect(text.output.hasPrefix("24 images, 80 objects"))
    let folder = try ScratchFolder()
    let page = CommandRun(
      DatasetCommand.self,
      ["stats", CommandRun.fixture("voc"), "--format", "html", "-o", folder.path("stats.html")])
    #expect(page.status == .clean && page.output.isEmpty)
    let html = try String(contentsOfFile: folder.path("stats.html"), encoding: .utf8)
    #expect(html.lowercased().hasPrefix("<!doctype html>") && !html.contains("http://"))
  }

  @Test func `sizes of images that are not there come from a table`() throws {
    let folder = try ScratchFolder()
    let line = "Car 0.00 0 1.57 100.00 100.00 300.00 200.00 1.5 1.6 3.9 1.0 1.7 20.0 1.6\n"
    try folder.write(line, to: "label_2/000001.txt")
    let table = try folder.write("id,width,height\r\n000001,200,150\r\n", to: "sizes.csv")
    let bare = CommandRun(
      DatasetCommand.self, ["lint", folder.url.path, "--select", "BOX001,BOX002"])
    #expect(bare.status == .clean)
    let sized = CommandRun(
      DatasetCommand.self,
      ["lint", folder.url.path, "--select", "BOX001", "--image-sizes", table])
    #expect(sized.status == .findings && sized.output.contains("200x150"))
    let broken = try folder.write("000001,200\n000002,1\n", to: "broken.csv")
    let refused = CommandRun(
      DatasetCommand.self, ["stats", folder.url.path, "--image-sizes", broken])
    #expect(refused.status == .failed && refused.errors.contains("broken.csv:2"))
  }
}
