import Foundation
import Labels
import Lint
import Testing

/// Public data sets, judged with the default rules: every finding must be true.
@Suite(.enabled(if: Repository.data != nil)) struct NoiseTests {
  private static func findings(_ folder: String) throws -> [Finding] {
    let data = try #require(Repository.data)
    let files = try DatasetLoader().find([data.appending(path: folder).path])
    let linter = Linter()
    let (chunks, workers) = LabelStream(files).forEach(
      makeWorker: { linter.makeWorker() },
      body: { worker, image, bytes, _ in worker.check(image, bytes: bytes) })
    return (chunks.flatMap { $0 } + linter.conclude(workers)).sorted()
  }

  @Test func `BCCD has two boxes without extent, and no error`() throws {
    let findings = try Self.findings("bccd/BCCD/Annotations")
    let empty = findings.filter { $0.code == "BOX004" }
    #expect(empty.map(\.file) == ["BloodImage_00338.xml", "BloodImage_00343.xml"])
    #expect(empty.map(\.object) == [12, 3])
    #expect(!findings.contains { $0.severity == .error })
  }

  @Test(arguments: [
    "voc2012_100_multiformat/data/database/gts/pascalvoc_format", "kitti/Labels",
    "kitti_original_sample/data/object/training/label_2",
  ])
  func `clean official labels have no error`(folder: String) throws {
    let findings = try Self.findings(folder)
    #expect(findings.filter { $0.severity == .error }.isEmpty)
    // Slivers of truncated cars, half a pixel wide.
    #expect(findings.count < 10)
  }

  @Test func `KITTI as VOC files shows its convention once`() throws {
    let findings = try Self.findings("kitti_voc_yolo_500/Annotations")
    #expect(findings.map(\.code) == ["VOC020"])
  }
}
