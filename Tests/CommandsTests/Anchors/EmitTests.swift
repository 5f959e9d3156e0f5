import Commands
import Foundation
import JSONText
import Testing

@Suite struct EmitTests {
  private func anchors(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, arguments)
  }

  private let darknet = CommandRun.fixture("emitters/darknet-base/base.cfg")

  @Test func `a target that was given up is answered with what became of it`() throws {
    let folder = try ScratchFolder()
    for arguments in [
      ["emit", "--anchors", "1,2 3,4 5,6", "--to", "ultralytics", "--output", folder.path("a")],
      [
        "cluster", "--k", "3", CommandRun.fixture("voc"), "--emit", "ultralytics", "--output",
        folder.path("a"),
      ],
    ] {
      let run = anchors(arguments)
      #expect(run.status == .usage)
      #expect(run.errors.contains("it is 'yolov5' now"), "\(run.errors)")
      #expect(folder.contents.isEmpty)
    }
    let unknown = anchors(["emit", "--anchors", "1,2", "--to", "yolo9", "--output", "a"])
    #expect(unknown.status == .usage && unknown.errors.contains("yolo9"))
  }

  @Test func `without an input size, the base's is taken`() throws {
    let folder = try ScratchFolder()
    let common = [
      "cluster", "--k", "9", CommandRun.fixture("kitti"), "--quiet", "--emit", "darknet", "--base",
      darknet, "--format", "json",
    ]
    let told = anchors(common + ["--input-size", "416x416", "--output", folder.path("told.cfg")])
    let based = anchors(common + ["--output", folder.path("based.cfg")])
    #expect(told.status == .clean && based.status == .clean, "\(told.errors)\(based.errors)")
    #expect(told.output == based.output)
    #expect(try folder.text("told.cfg") == folder.text("based.cfg"))
    let given = anchors([
      "emit", "--anchors", "10,13 16,30 33,23", "--to", "darknet", "--base", darknet, "--output",
      folder.path("given.cfg"),
    ])
    #expect(given.status == .clean, "\(given.errors)")
    #expect(try folder.text("given.cfg").contains("10,13, "))
    let other = anchors(common + ["--input-size", "608x608", "--output", folder.path("no.cfg")])
    #expect(other.status == .failed && other.errors.contains("416x416"))
    #expect(!folder.contents.contains("no.cfg"))
  }
}
