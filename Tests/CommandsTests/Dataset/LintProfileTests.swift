import Commands
import Foundation
import Testing

@Suite struct LintProfileTests {
  /// A KITTI line of a car.
  private static func car(_ box: String, name: String = "Car") -> String {
    "\(name) 0.00 0 -10 \(box) -1 -1 -1 -1000 -1000 -1000 -10\n"
  }

  private static func config(
    classes: String = #"["car"]"#, grid: (Int, Int) = (78, 24), perCell: Int = 2
  ) -> String {
    """
    {"IMAGE_WIDTH": 1248, "IMAGE_HEIGHT": 384, "ANCHORS_WIDTH": \(grid.0),
     "ANCHORS_HEIGHT": \(grid.1), "ANCHOR_PER_GRID": \(perCell),
     "ANCHOR_SEED": [[40, 40], [160, 90]], "CLASS_NAMES": \(classes)}
    """
  }

  private func lint(_ folder: ScratchFolder, _ arguments: [String]) -> CommandRun {
    CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("labels"), "--output-format", "concise", "--color", "never"] + arguments)
  }

  private func dataset(_ lines: String...) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for (place, text) in lines.enumerated() {
      try folder.write(text, to: "labels/00000\(place).txt")
    }
    return folder
  }

  @Test func `sound labels and a sound config are clean`() throws {
    let folder = try dataset(Self.car("100 100 260 190"))
    let config = try folder.write(Self.config(), to: "squeeze.config")
    let run = lint(
      folder, ["--profile", "squeezedet", "--config", config, "--image-size", "1248x384"])
    #expect(run.status == .clean)
    #expect(!run.output.contains("SQZ"))
  }

  @Test func `a dropped object is named with its line, and images of another size once`() throws {
    let folder = try dataset(
      Self.car("100 100 260 190") + Self.car("-0.5 10 50 50"), Self.car("100 100 260 190"))
    let config = try folder.write(Self.config(), to: "squeeze.config")
    let run = lint(
      folder, ["--profile", "squeezedet", "--config", config, "--image-size", "1242x375"])
    #expect(run.status == .findings)
    #expect(run.output.contains("000000.txt:2:1: SQZ003"))
    #expect(run.output.split(separator: "\n").filter { $0.contains("SQZ002") }.count == 1)
    #expect(run.output.contains("2 of 2 images have not the input's size 1248x384"))
    let without = lint(folder, ["--image-size", "1242x375"])
    #expect(without.status == .clean && !without.output.contains("SQZ"))
  }

  @Test func `faults of the config carry its path`() throws {
    let folder = try dataset(Self.car("100 100 260 190"))
    let config = try folder.write(
      Self.config(classes: #"["Car"]"#, grid: (39, 48)), to: "squeeze.config")
    let run = lint(
      folder, ["--profile", "squeezedet", "--config", config, "--image-size", "1248x384"])
    let lines = run.output.split(separator: "\n").filter { $0.contains("SQZ") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains("squeeze.config") })
    let stops = try folder.write(Self.config(perCell: 9), to: "stale.config")
    let stopped = lint(
      folder, ["--profile", "squeezedet", "--config", stops, "--image-size", "1248x384"])
    #expect(stopped.status == .findings)
    #expect(stopped.output.contains("ANCHOR_SEED has 2 anchors, but ANCHOR_PER_GRID is 9"))
  }

  @Test func `an empty label file is an error where the trainer dies of it`() throws {
    let folder = try dataset(Self.car("100 100 260 190"), "")
    let torchcv = lint(folder, ["--profile", "torchcv", "--image-size", "1248x384"])
    #expect(torchcv.status == .findings && torchcv.output.contains("SET003"))
    let caffe = lint(folder, ["--profile", "caffe", "--image-size", "1248x384"])
    #expect(!caffe.output.contains("SET003"))
  }

  @Test func `labels of unknown size are said, not judged`() throws {
    let folder = try dataset(Self.car("100 100 104 104"))
    let run = lint(folder, ["--profile", "ssd-tensorflow"])
    #expect(run.errors.contains("1 of 1 images have no known size"))
    #expect(!run.output.contains("SSD001"))
    let sized = lint(folder, ["--profile", "ssd-tensorflow", "--image-size", "1248x384"])
    #expect(sized.output.contains("SSD001") && sized.status == .findings)
  }

  @Test(arguments: [
    ["--config", "squeeze.config"], ["--profile", "squeezedet"],
    ["--profile", "gluoncv", "--preset", "caffe-ssd300"],
    ["--profile", "ultralytics", "--config", "squeeze.config"], ["--profile", "nonsense"],
  ])
  func `options that do not belong together are refused`(arguments: [String]) throws {
    #expect(lint(try dataset(Self.car("100 100 260 190")), arguments).status == .usage)
  }
}
