import Commands
import Foundation
import Testing

/// Each label is opened once on the way to an answer, and each picture: the kernel counts. The format
/// is given, since the first label of a folder is looked into to find it.
@Suite struct ReadOnceTests {
  @Test(arguments: [
    ["cluster", "--k", "3"],
    ["cluster", "--k", "3", "--input-size", "600x200", "--refine"],
    ["elbow", "--counts", "1-3"],
    ["evaluate", "--preset", "gluoncv-ssd300", "--preset", "squeezedet"],
    ["encode", "--preset", "gluoncv-ssd300", "--output", "/dev/null"],
  ])
  func `labels are opened once by anchors`(arguments: [String]) throws {
    let folder = try dataset()
    let opened = try OpenedFiles(in: folder.path("label_2"))
    let run = CommandRun(
      AnchorsCommand.self,
      arguments + [folder.path("label_2"), "--image-size", "1242x375", "--labels-format", "kitti"])
    #expect(run.status != .failed, "\(run.errors)")
    #expect(try opened.counts() == ["000003.txt": 1, "000004.txt": 1])
  }

  @Test func `labels and pictures are opened once by preview-matches`() throws {
    let folder = try dataset()
    let labels = try OpenedFiles(in: folder.path("label_2"))
    let pictures = try OpenedFiles(in: folder.path("image_2"))
    for (place, arguments) in [[], ["--sort", "worst", "--limit", "1"]].enumerated() {
      let run = CommandRun(
        PreviewMatchesCommand.self,
        [
          folder.path("label_2"), "--preset", "squeezedet", "--labels-format", "kitti",
          "--output", folder.path("out\(place)"),
        ] + arguments)
      #expect(run.status != .failed, "\(run.errors)")
      #expect(try labels.counts() == ["000003.txt": 1, "000004.txt": 1])
      // Where pictures are chosen, all are asked for their size, and only the chosen ones are read.
      #expect(try pictures.counts() == ["000003.png": 1 + place, "000004.png": 1])
    }
  }

  @Test func `labels are opened once by stats`() throws {
    let folder = try dataset()
    let opened = try OpenedFiles(in: folder.path("label_2"))
    let run = CommandRun(
      DatasetCommand.self, ["stats", folder.path("label_2"), "--labels-format", "kitti"])
    #expect(run.status == .clean, "\(run.errors)")
    #expect(try opened.counts() == ["000003.txt": 1, "000004.txt": 1])
  }

  private func dataset() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let car = "Car 0.00 0 -1.57 10 10 310 110 1.5 1.6 3.7 1 1.65 20 -1.57\n"
    let fixtures = URL(fileURLWithPath: #filePath).appending(
      path: "../../../Fixtures/kitti/image_2")
    try FileManager.default.createDirectory(
      atPath: folder.path("image_2"), withIntermediateDirectories: true)
    for name in ["000003", "000004"] {
      try folder.write(car + car, to: "label_2/\(name).txt")
      try FileManager.default.copyItem(
        at: fixtures.appending(path: "000003.png").standardized,
        to: URL(fileURLWithPath: folder.path("image_2/\(name).png")))
    }
    return folder
  }
}
