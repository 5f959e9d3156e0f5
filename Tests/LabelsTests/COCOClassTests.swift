import Testing

@testable import Labels

@Suite struct `COCO categories and ids` {
  private func read(
    categories: String, annotations: String = "", images: String? = nil
  ) -> [LabeledImage] {
    let pictures = images ?? #"{"id": 1, "file_name": "a.png", "width": 64, "height": 48}"#
    let text = """
      {"images": [\(pictures)],
      "categories": [\(categories)],
      "annotations": [\(annotations)]}
      """
    return LabelFormats.read(Array(text.utf8), as: .coco, path: "a.json")
  }

  @Test func `declared classes are sorted by id, used or not`() {
    let images = read(
      categories: #"{"id": 7, "name": "car"}, {"id": 2, "name": "van"}, {"id": 9}"#,
      annotations: #"{"id": 1, "image_id": 1, "category_id": 7, "bbox": [1, 2, 3, 4]}"#)
    #expect(
      images.map(\.declaredClasses) == [
        DeclaredClasses(names: ["van", "car", "9"], ids: [2, 7, 9])
      ])
  }

  @Test func `two categories of one name are one class`() {
    let images = read(categories: #"{"id": 1, "name": "car"}, {"id": 2, "name": "car"}"#)
    #expect(images.first?.declaredClasses == DeclaredClasses(names: ["car"], ids: [1]))
  }

  @Test func `a category 0 that only names the set is seen`() {
    let heading = read(
      categories: #"{"id": 0, "name": "signs", "supercategory": "none"}, "#
        + #"{"id": 1, "name": "stop", "supercategory": "signs"}"#)
    #expect(heading.first?.declaredClasses?.heading == "signs")
    let usual = read(
      categories: #"{"id": 0, "name": "stop", "supercategory": "signs"}, "#
        + #"{"id": 1, "name": "yield", "supercategory": "signs"}"#)
    #expect(usual.first?.declaredClasses?.heading == nil)
  }

  @Test func `ids that are text join, and are told once`() {
    let images = read(
      categories: #"{"id": "c", "name": "car"}, {"id": 1, "name": "bus"}"#,
      annotations: #"{"id": "x", "image_id": "a_1", "category_id": "c", "bbox": [1, 2, 3, 4]},"#
        + #"{"id": "y", "image_id": "1", "category_id": 1, "bbox": [1, 2, 3, 4]}"#,
      images: #"{"id": "a_1", "file_name": "a.png", "width": 9, "height": 9},"#
        + #"{"id": 1, "file_name": "b.png", "width": 9, "height": 9}"#)
    #expect(images.map { $0.coco?.id } == [nil, "a_1", 1])
    #expect(images.map { $0.objects.map(\.className) } == [[], ["car"], []])
    #expect(images[1].objects.first?.annotationID == "x")
    // "1" and 1 are two ids; a mixed list keeps the order of the document.
    #expect(
      images[0].issues.map(\.kind) == [
        .textIDs(what: "images, annotations, categories"),
        .badAnnotation(
          id: "\"y\"", field: "image_id", detail: "names image \"1\", which is not declared"),
      ])
    #expect(images[1].declaredClasses == DeclaredClasses(names: ["car", "bus"]))
  }

  @Test func `a text id gives a file name that leads nowhere`() {
    #expect(COCOID.text("../../etc/x").fileStem == "______etc_x")
    #expect(COCOID.text("town_01-é").fileStem == "town_01-é")
    #expect(COCOID.number(-3).fileStem == "-3")
  }

  @Test func `ignore is kept, and two images of one file are told`() {
    let images = read(
      categories: #"{"id": 1, "name": "car"}"#,
      annotations: #"{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "ignore": 1},"#
        + #"{"id": 2, "image_id": 2, "category_id": 1, "bbox": [1, 2, 3, 4], "ignore": 0}"#,
      images: #"{"id": 1, "file_name": "x/a.png", "width": 9, "height": 9},"#
        + #"{"id": 2, "file_name": "x/a.png", "width": 9, "height": 9}"#)
    #expect(images.map { $0.objects.map(\.flags.isIgnored) } == [[], [true], [false]])
    #expect(images[0].issues.map(\.kind) == [.repeatedFileName(name: "x/a.png", id: 2)])
  }

  @Test func `a number that is not finite elsewhere is passed over`() {
    let images = read(
      categories: #"{"id": 1, "name": "car"}"#,
      annotations: #"{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "area": NaN},"#
        + #"{"id": 2, "image_id": 1, "category_id": NaN, "bbox": [1,2,3,4], "x": [-Infinity]}"#)
    #expect(images.map { $0.objects.map { $0.box != nil } } == [[], [true, false]])
    #expect(images.last?.issues.map(\.object) == [1])
    #expect(images.first?.issues.map(\.kind) == [.nonFiniteNumbers(first: "NaN", count: 3)])
  }
}
