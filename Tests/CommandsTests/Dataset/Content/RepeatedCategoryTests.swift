import Commands
import Foundation
import Testing

/// Categories of a COCO document that have one name.
@Suite struct RepeatedCategoryTests {
  private static func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  @Test func `two categories of one name are told and not merged without a word`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}], "annotations": [
      {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20]},
      {"id": 2, "image_id": 1, "category_id": 5, "bbox": [40, 10, 20, 20]}],
      "categories": [{"id": 1, "name": "cat"}, {"id": 5, "name": "cat"}, {"id": 9, "name": "dog"}]}
      """, to: "a.json")
    let lint = Self.dataset("lint", folder.path("a.json"))
    #expect(lint.output.contains("CLS013 categories 1 and 5 have one name, 'cat'"))
    #expect(lint.status == .findings)
    #expect(
      Self.dataset("stats", folder.path("a.json")).errors
        .contains("warning: 1 COCO category has the name of another"))
    let run = Self.dataset(
      "convert", folder.path("a.json"), "--to", "coco", "--output", folder.path("out"))
    #expect(
      run.status == .failed && run.errors.contains("category 5, which has the name of category 1"))
  }
}
