import Commands
import Foundation
import Testing

/// COCO's documents that hold no boxes.
@Suite struct OtherDocumentTests {
  private static let image = #"{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}"#
  private static let captions =
    #"{"images": [\#(image)], "annotations": [{"id": 1, "image_id": 1, "caption": "A cat."}]}"#
  private static let pictures =
    #"{"images": [\#(image)], "categories": [{"id": 1, "name": "cat"}]}"#
  private static let panoptic = """
    {"images": [\(image)], "categories": [{"id": 1, "name": "cat"}], "annotations": [{"image_id": 1,
    "file_name": "a.png", "segments_info": [{"id": 3, "category_id": 1}]}]}
    """
  private static let instances = """
    {"images": [\(image)], "categories": [{"id": 1, "name": "cat"}], "annotations": [{"id": 1,
    "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20]}]}
    """

  private static func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  @Test func `captions and lists of pictures beside instances are no fault`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.instances, to: "annotations/instances_val.json")
    try folder.write(Self.captions, to: "annotations/captions_val.json")
    try folder.write(Self.pictures, to: "annotations/image_info_test.json")
    try folder.write(Self.panoptic, to: "annotations/panoptic_val.json")
    let lint = Self.dataset("lint", folder.path("annotations"), "--all")
    #expect(lint.status == .clean, "\(lint.output)")
    #expect(!lint.output.contains("COC002"))
    let named = Self.dataset("lint", folder.path("annotations"), "--select", "SET004", "--all")
    for words in ["COCO captions", "image_info", "panoptic"] {
      #expect(named.output.contains(words), "\(named.output)")
    }
    let stats = Self.dataset("stats", folder.path("annotations"))
    #expect(stats.status == .clean && stats.output.hasPrefix("1 image, 1 object"))
    #expect(stats.output.contains("3 texts are no labels"))
  }

  @Test(arguments: [captions, pictures, panoptic])
  func `alone they are nothing that could be counted`(text: String) throws {
    let folder = try ScratchFolder()
    try folder.write(text, to: "a.json")
    let stats = Self.dataset("stats", folder.path("a.json"))
    #expect(stats.status == .failed && stats.errors.contains("no label could be read"))
  }

  @Test func `a document that lacks more than boxes is one that can't be used`() throws {
    let folder = try ScratchFolder()
    try folder.write(#"{"images": [], "categories": []}"#, to: "a.json")
    #expect(Self.dataset("lint", folder.path("a.json")).output.contains("COC002"))
  }
}
