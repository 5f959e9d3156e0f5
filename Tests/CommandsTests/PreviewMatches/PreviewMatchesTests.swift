import Commands
import Foundation
import Images
import JSONText
import Testing

@Suite struct PreviewMatchesTests {
  @Test func `a line of JSON an image, in file order, with the contract's fields`() throws {
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [CommandRun.fixture("kitti"), "--preset", "squeezedet", "--no-images", "--format", "json"])
    #expect(run.status == .clean)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 12)
    let first = try JSONReader().read(String(lines[0]))
    #expect(lines[0].hasPrefix("{\"schema\":\"anchorkit.matches/1\""))
    #expect(first["image"]?.string == "000000")
    #expect(first["priors"]?.int == 16_848)
    let positives = try #require(first["positives"]?.int)
    #expect(first["negatives"]?.int == 16_848 - positives)
    let truth = try #require(first["groundTruths"]?.array?.first)
    let match = try #require(truth["matches"]?.array?.first)
    #expect(truth["box"]?.array?.count == 4 && match["offsets"]?.array?.count == 4)
    #expect(match["forced"]?.bool == false)
  }

  @Test func `pictures are written whole, one an image, of the image's width`() throws {
    let folder = try ScratchFolder()
    let output = folder.path("previews")
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [
        CommandRun.fixture("kitti"), "--preset", "squeezedet", "--output", output, "--limit", "2",
      ])
    #expect(run.status == .clean)
    let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(names == ["000000.png", "000001.png"])
    let file = Array(try Data(contentsOf: URL(fileURLWithPath: output + "/000000.png")))
    #expect(try ImageHeader(file).width == 1242)
    #expect(run.output.contains("2 pictures in \(output)"))
  }

  @Test func `only images with unmatched objects are shown when asked for`() throws {
    let arguments = [
      CommandRun.fixture("voc"), "--preset", "ssd-tensorflow-300", "--no-images", "--format",
      "json",
    ]
    let all = CommandRun(PreviewMatchesCommand.self, arguments)
    let unmatched = CommandRun(
      PreviewMatchesCommand.self, arguments + ["--only", "unmatched"])
    let count = unmatched.output.split(separator: "\n").count
    #expect(count > 0 && count < all.output.split(separator: "\n").count)
  }

  @Test(arguments: [
    (["x", "--preset", "squeezedet"], "--output DIR"), (["x", "--no-images"], "--preset NAME"),
    (["x", "--preset", "nosuch", "--no-images"], "nosuch"),
    (["x", "--preset", "squeezedet", "--no-images", "--limit", "0"], "--limit is 0"),
    (["x", "--config", "a", "--preset", "gluoncv-ssd300", "--no-images"], "two trainers"),
  ])
  func `bad usage exits 64 and says what is missing`(arguments: [String], words: String) {
    let run = CommandRun(PreviewMatchesCommand.self, arguments)
    #expect(run.status == .usage)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `each image of a COCO document gets a picture of its own name`() throws {
    let folder = try ScratchFolder()
    let labels = try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 300, "height": 300},
                  {"id": 2, "file_name": "sub/b.jpg", "width": 300, "height": 300}],
       "categories": [{"id": 1, "name": "car"}],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 100, 90]},
                       {"id": 2, "image_id": 2, "category_id": 1, "bbox": [50, 60, 100, 90]}]}
      """, to: "labels/train.json")
    let output = folder.path("previews")
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [labels, "--preset", "torchvision-ssd300", "--output", output])
    #expect(run.status == .clean, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(names == ["a.png", "sub_b.png"])
    #expect(run.output.contains("\na  1 object") || run.output.hasPrefix("a  1 object"))
  }
}
