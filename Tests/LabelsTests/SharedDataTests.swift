import Foundation
import Testing

@testable import Labels

/// Real datasets, where they lie beside the repository: clean data gives no read issue.
@Suite struct `Real labels` {
  /// The folder `shared/data`, found by walking up from this file.
  static let data: String? = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let path = folder.appendingPathComponent("shared/data").path
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    return nil
  }()

  static let sets: [(String, Int)] = [
    ("bccd", 364), ("raccoon", 200), ("kitti", 7481), ("kitti_original_sample", 3),
    ("kitti_voc_yolo_500", 1000), ("coco_mini", 159),
  ]

  @Test(.enabled(if: data != nil), arguments: sets)
  func `clean datasets are read whole`(name: String, images: Int) throws {
    let files = try DatasetLoader().find(["\(Self.data ?? "")/\(name)"])
    let (issues, counts) = LabelStream(files).forEach(makeWorker: { 0 }) {
      (count: inout Int, image: LabeledImage, _, _) -> String? in
      count += 1
      return image.issues.isEmpty ? nil : "\(image.path) \(image.issues)"
    }
    #expect(issues == [])
    #expect(counts.reduce(0, +) == images)
  }

  @Test(.enabled(if: data != nil))
  func `KITTI's boxes are all there`() throws {
    let files = try DatasetLoader().find(["\(Self.data ?? "")/kitti/Labels"])
    let (_, workers) = LabelStream(files).forEach(makeWorker: { GateTally() }) {
      tally, image, _, _ -> Never? in
      tally.add(image)
      return nil
    }
    let total = workers.reduce(into: GateTally()) { $0.merge($1) }
    #expect(total.passed == 39_597)
    #expect(total.leftOut.keys.allSatisfy { $0 == .empty })
  }
}
