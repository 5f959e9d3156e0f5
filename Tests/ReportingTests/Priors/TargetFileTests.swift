import Boxes
import Labels
import Reporting
import Targets
import Testing
import Trainers

@Suite struct TargetFileTests {
  @Test func `images of one stem are told apart by folder, and then by number`() throws {
    let trainer = try SqueezeDetTrainer(.kitti)
    let paths = ["a/0.txt", "b/0.txt", "b/1.txt", ".hidden", "c/0.txt", "c/0.xml"]
    let file = TargetFile(
      trainer,
      images: paths.map { ImageTargets(path: $0, priorCount: 0, background: -1) })
    #expect(file.names == ["a/0", "b/0", "1", ".hidden", "c/0", "c/0#2"])
  }

  @Test func `the file is as long as its head says`() throws {
    let trainer = try SqueezeDetTrainer(.kitti)
    let size = try #require(ImageSize(width: 1248, height: 384))
    let label = Array("car 0 0 0 100 100 300 250 0 0 0 0 0 0 0\n".utf8)
    let image = LabeledImage(path: "a.txt", format: .kitti)
    let targets = try trainer.targets(of: image, bytes: label, size: size)
    var pieces: [[UInt8]] = []
    try TargetFile(trainer, images: [targets]).write { pieces.append($0) }
    // 16,848 priors × 4 numbers of four bytes; an image has 1 + 1 + 4 numbers a prior.
    #expect(pieces.dropFirst().map(\.count) == [16_848 * 16, 16_848 * 24])
    #expect(targets.positiveCount == 1)
    let prior = try #require(targets.priors.first)
    #expect(targets.allAssignments[Int(prior)] == 0)
    #expect(targets.allAssignments.count { $0 == ImageTargets.negative } == 16_847)
    #expect(targets.allClassTargets[Int(prior)] == 2)
    #expect(targets.allOffsets.count { $0 != 0 } == 4)
  }
}
