import Commands
import Foundation
import JSONText
import Testing

@Suite struct SketchTests {
  private func anchors(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, arguments)
  }

  private let scaling = ["--image-size", "1242x375", "--input-size", "1248x384"]

  @Test func `sketches of parts give the bytes of the whole, in any order`() throws {
    let folder = try ScratchFolder()
    let labels = CommandRun.fixture("kitti/label_2")
    let files = try FileManager.default.contentsOfDirectory(atPath: labels).sorted()
      .map { labels + "/" + $0 }
    let parts = [Array(files.prefix(5)), Array(files.dropFirst(5))]
    for (number, part) in parts.enumerated() {
      let run = anchors(
        ["sketch"] + part + scaling + ["--output", folder.path("\(number).sketch")])
      #expect(run.status == .clean, "\(run.errors)")
    }
    let options = ["cluster", "--k", "4", "--format", "json", "--input-size", "1248x384"]
    let whole = anchors(options + [labels, "--image-size", "1242x375"])
    let joined = anchors(options + [folder.path("0.sketch"), folder.path("1.sketch")])
    let reversed = anchors(options + [folder.path("1.sketch"), folder.path("0.sketch")])
    #expect(whole.status == .clean && joined.status == .clean)
    #expect(joined.output == whole.output)
    #expect(reversed.output == whole.output)
  }

  @Test func `a damaged sketch is refused by name`() throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.sketch")
    #expect(
      anchors(["sketch", CommandRun.fixture("kitti")] + scaling + ["--output", path]).status
        == .clean)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let run = anchors(["cluster", "--k", "2", path, "--input-size", "1248x384"])
    #expect(run.status == .failed)
    #expect(run.errors.contains(path) && run.errors.contains("sketch"))
  }

  @Test func `a sketch of another scaling is refused`() throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.sketch")
    _ = anchors(["sketch", CommandRun.fixture("kitti")] + scaling + ["--output", path])
    let run = anchors(["cluster", "--k", "2", path, "--input-size", "300x300"])
    #expect(run.status == .failed)
    #expect(run.errors.contains("1248x384") && run.errors.contains("300x300"))
  }
}
