import Commands
import Foundation
import Testing

/// Input that can't be used: each says what, where and what to do in a line or two, and exits 2.
@Suite struct UnhappyPathTests {
  private func expectFailure(
    _ run: CommandRun, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == .failed, sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.errors.split(separator: "\n").count <= 2, sourceLocation: sourceLocation)
    for word in words {
      #expect(run.errors.contains(word), "\(run.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a path that is not there`() throws {
    expectFailure(
      CommandRun(DatasetCommand.self, ["lint", "/no/such/folder"]), "/no/such/folder", "no such")
  }

  @Test func `an empty folder`() throws {
    let folder = try ScratchFolder()
    expectFailure(
      CommandRun(DatasetCommand.self, ["lint", folder.url.path]), folder.url.path,
      "no labels found")
  }

  @Test func `a folder of images only`() throws {
    expectFailure(
      CommandRun(
        AnchorsCommand.self, ["cluster", "--k", "2", CommandRun.fixture("kitti/image_2")]),
      "no labels found", "image")
  }

  @Test func `labels without a single usable box`() throws {
    let folder = try ScratchFolder()
    try folder.write("car 0 0 0 30 10 10 40 1 1 1 0 0 0 0\n", to: "label_2/a.txt")
    expectFailure(
      CommandRun(
        AnchorsCommand.self, ["cluster", "--k", "2", folder.url.path, "--image-size", "9x9"]),
      "no boxes to cluster", "inverted")
  }

  @Test func `a config that is no JSON`() throws {
    let folder = try ScratchFolder()
    let config = try folder.write("ANCHORS = 9", to: "squeeze.config")
    expectFailure(
      CommandRun(
        PreviewMatchesCommand.self,
        [CommandRun.fixture("kitti"), "--config", config, "--no-images"]), config, "JSON", "line 1")
  }

  @Test func `a config whose seeds do not fit its grid`() throws {
    let folder = try ScratchFolder()
    let config = try folder.write(
      """
      {"IMAGE_WIDTH": 1248, "IMAGE_HEIGHT": 384, "ANCHORS_WIDTH": 78, "ANCHORS_HEIGHT": 24,
       "ANCHOR_PER_GRID": 9, "ANCHOR_SEED": [[10, 10]], "CLASS_NAMES": ["car"]}
      """, to: "squeeze.config")
    expectFailure(
      CommandRun(
        PreviewMatchesCommand.self,
        [CommandRun.fixture("kitti"), "--config", config, "--no-images"]), config, "ANCHOR_SEED",
      "ANCHOR_PER_GRID")
  }

  @Test func `an output that can't be written leaves nothing behind`() throws {
    let folder = try ScratchFolder()
    let target = folder.path("missing/squeeze.config")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", "--k", "2", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--emit",
        "squeezedet", "--lowercase-classes", "--output", target, "--even-if-worse",
      ])
    #expect(run.status == .failed)
    #expect(run.errors.contains(target))
    #expect(folder.contents.isEmpty)
  }

  @Test func `an unknown rule names the nearest`() throws {
    let run = CommandRun(
      DatasetCommand.self, ["lint", CommandRun.fixture("voc"), "--select", "BOX0O1"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("BOX001"))
  }

  @Test func `images whose size is not known are named`() throws {
    let folder = try ScratchFolder()
    try folder.write("car 0 0 0 10 10 30 40 1 1 1 0 0 0 0\n", to: "label_2/a.txt")
    let run = CommandRun(
      PreviewMatchesCommand.self, [folder.url.path, "--preset", "squeezedet", "--no-images"])
    #expect(run.status == .failed)
    #expect(run.errors.contains("a.txt") && run.errors.contains("--image-size"))
  }
}
