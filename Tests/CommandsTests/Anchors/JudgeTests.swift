import Commands
import Foundation
import Testing

@Suite struct JudgeTests {
  /// Two images of 100 x 100 with a cup of 40 x 40 px each, and a spoon of 4 x 4 px in the second.
  private func labels(in folder: ScratchFolder) throws -> String {
    try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100},
                  {"id": 2, "file_name": "b.jpg", "width": 100, "height": 100}],
       "categories": [{"id": 1, "name": "cup"}, {"id": 2, "name": "spoon"}],
       "annotations": [
         {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "area": 1600, "iscrowd": 0},
         {"id": 2, "image_id": 2, "category_id": 1, "bbox": [50, 50, 40, 40], "area": 1600, "iscrowd": 0},
         {"id": 3, "image_id": 2, "category_id": 2, "bbox": [2, 3, 4, 4], "area": 16, "iscrowd": 0}]}
      """, to: "labels.json")
  }

  private func results(_ rows: [(image: Int, category: Int, box: [Int], score: Double)]) -> String {
    let items = rows.map {
      """
      {"image_id": \($0.image), "category_id": \($0.category), "bbox": \($0.box), "score": \($0.score)}
      """
    }
    return "[" + items.joined(separator: ", ") + "]"
  }

  private func judge(_ detections: String, _ options: [String]) throws -> CommandRun {
    let folder = try ScratchFolder()
    let labels = try labels(in: folder)
    let file = try folder.write(detections, to: "results.json")
    return CommandRun(AnchorsCommand.self, ["judge", file, labels] + options)
  }

  /// The average precision of each class.
  private func precisions(_ run: CommandRun, _ name: String) throws -> [String: Double] {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "anchorkit.judgment/1")
    var found: [String: Double] = [:]
    for row in try #require(json["classes"] as? [[String: Any]]) {
      let measures = try #require(row["measures"] as? [String: Any])
      found[try #require(row["class"] as? String)] = measures[name] as? Double
    }
    return found
  }

  @Test(arguments: ["voc07", "voc12", "coco"])
  func `a wrong detection before two right ones costs what the curve says`(
    evaluator: String
  ) throws {
    // Precision is 0, 1/2, 2/3; made non-increasing it is 2/3 at every recall.
    let run = try judge(
      results([
        (1, 1, [60, 60, 20, 20], 0.9), (1, 1, [10, 10, 40, 40], 0.8),
        (2, 1, [50, 50, 40, 40], 0.7), (2, 2, [2, 3, 4, 4], 0.5),
      ]), ["--as", evaluator, "--format", "json"])
    #expect(run.status == .clean, "\(run.errors)")
    let found = try precisions(run, "AP")
    #expect(abs((found["cup"] ?? 0) - 2.0 / 3) < 1e-9 && abs((found["spoon"] ?? 0) - 1) < 1e-9)
  }

  @Test func `missed objects are joined with the priors that they had`() throws {
    let run = try judge(
      results([(1, 1, [10, 10, 40, 40], 0.8), (2, 1, [50, 50, 40, 40], 0.7)]),
      ["--as", "voc12", "--preset", "caffe-ssd300"])
    #expect(run.status == .clean)
    #expect(run.output.contains("missed at IoU 0.5: 1 of 3 objects"))
    #expect(run.output.contains("of 1 missed object 1 never had a true positive prior"))
  }

  @Test func `a detection of an unknown image or class is named, not dropped in silence`() throws {
    let run = try judge(
      results([
        (1, 1, [10, 10, 40, 40], 0.8), (77, 1, [50, 50, 40, 40], 0.7), (1, 9, [1, 1, 9, 9], 0.6),
      ]), ["--as", "voc12"])
    #expect(run.status == .findings)
    #expect((run.output + run.errors).contains("77") && (run.output + run.errors).contains("9"))
  }

  @Test func `a name that two images share is told, and neither gets its detections`() throws {
    let folder = try ScratchFolder()
    let line = "Car 0.00 0 0.00 10.00 10.00 60.00 60.00 1.50 1.60 4.00 1.00 1.60 9.00 0.00"
    for name in ["a/000001.txt", "b/000001.txt", "b/000002.txt"] {
      try folder.write(line + "\n", to: "labels/\(name)")
    }
    for name in ["000001.txt", "000002.txt"] {
      try folder.write(line + " 0.90\n", to: "found/\(name)")
    }
    let run = CommandRun(
      AnchorsCommand.self, ["judge", folder.path("found"), folder.path("labels"), "--as", "voc12"])
    #expect(run.status == .findings)
    #expect(run.errors.contains("'000001', as several images are called (1)"), "\(run.errors)")
    #expect(run.output.contains("1 detection"))
  }

  @Test func `a mask's area decides about COCO's ranges of size, not its box's`() throws {
    let folder = try ScratchFolder()
    // A box of 40 x 40 px is of middle size; its mask of 900 px is small.
    let labels = try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100}],
       "categories": [{"id": 1, "name": "cup"}],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 40], "area": 900, "iscrowd": 0}]}
      """, to: "labels.json")
    let file = try folder.write(results([(1, 1, [10, 10, 40, 40], 0.8)]), to: "results.json")
    let run = CommandRun(
      AnchorsCommand.self, ["judge", file, labels, "--as", "coco", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(try #require(summary["AP_small"] as? Double) > 0.99)
    #expect(summary["AP_medium"] as? Double ?? -1 == -1)
  }

  @Test func `a row that is none is refused with its place, and nothing is printed`() throws {
    let run = try judge(
      results([(1, 1, [10, 10, 40], 0.8)]), ["--as", "coco"])
    #expect(run.status == .failed && run.output.isEmpty)
    #expect(run.errors.contains("results.json") && run.errors.contains("bbox"))
  }

  @Test func `an evaluator that nobody knows is refused with those that are`() throws {
    let run = try judge("[]", ["--as", "coca"])
    #expect(run.status == .usage && run.errors.contains("coco"))
  }
}
