import Testing

@testable import Labels

@Suite struct `COCO reader` {
  private func document(_ annotations: String, images: String? = nil) -> String {
    let pictures = images ?? #"{"id": 1, "file_name": "a.png", "width": 64, "height": 48}"#
    return """
      {"images": [\(pictures)],
      "categories": [{"id": 3, "name": "car"}, {"id": 5, "name": "dog"}],
      "annotations": [
      \(annotations)
      ]}
      """
  }

  private let good =
    #"{"id": 1, "image_id": 1, "category_id": 5, "bbox": [1, 2.5, 10, 20], "iscrowd": 0}"#

  private func readAll(_ text: String) -> [LabeledImage] {
    LabelFormats.read(Array(text.utf8), as: .coco, path: "a.json")
  }

  @Test func `annotations come to their images, in file order`() throws {
    let images = readAll(
      document(
        good + ",\n"
          + #"{"id": 2, "image_id": 1, "category_id": 3, "bbox": [0,0,5,5], "iscrowd": 1}"#,
        images: #"{"id": 9, "file_name": "b.png", "width": 5, "height": 6}, "#
          + #"{"id": 1, "file_name": "x/a.png", "width": 64, "height": 48}"#))
    #expect(images.map { $0.coco?.fileName } == ["b.png", "x/a.png"])
    #expect(images.map(\.objects.count) == [0, 2])
    let object = try #require(images.last?.objects.first)
    #expect(object.className == "dog")
    #expect(object.box == WrittenBox(1, 2.5, 11, 22.5, .continuous))
    #expect(object.annotationID == 1)
    #expect(object.position.line == 4)
    #expect(images.last?.objects.map(\.isDontCare) == [false, true])
    #expect(images.last?.declaredSize == DeclaredSize(width: 64, height: 48))
    #expect(images.allSatisfy { $0.issues.isEmpty })
  }

  static let faults: [(String, String, String)] = [
    (#""bbox": [1, 2, 3]"#, "bbox", "has 3 values instead of four"),
    (#""bbox": null"#, "bbox", "is no array of four numbers"),
    (#""bbox": ["1", 2, 3, 4]"#, "bbox", "holds something that is no number"),
    (#""area": 3"#, "bbox", "is missing"),
    (#""bbox": [1, 2, 3, 4], "bbox": [1, 2, 3, 4]"#, "bbox", "stands more than once"),
    (#""bbox": [1, 2, 1e300, 4]"#, "bbox", "has a width of 1e+300, out of range"),
    (#""bbox": [1, 2, -3, 4]"#, "bbox", "has a negative width, -3.0"),
    (
      #""bbox": [1, 2, 3, 4], "category_id": 7"#, "category_id",
      "names category 7, which is not declared"
    ),
    (
      #""bbox": [1, 2, 3, 4], "category_id": "5""#, "category_id",
      #"names category "5", which is not declared"#
    ),
    (
      #""bbox": [1, 2, 3, 4], "category_id": 5.5"#, "category_id",
      "is no whole number and no text"
    ),
    (
      #""bbox": [1, 2, -Infinity, NaN]"#, "bbox",
      "holds -Infinity, which is no JSON; Python's json.dump writes it"
    ),
    (#""bbox": [1, 2, 1e999, 4]"#, "bbox", "holds 1e999, which is out of range"),
  ]

  @Test(arguments: faults)
  func `one bad annotation is named and loses no other`(
    fields: String, field: String, detail: String
  ) {
    let category = fields.contains("category_id") ? "" : #""category_id": 5, "#
    let bad = "{\"id\": 77, \"image_id\": 1, \(category)\(fields)}"
    let images = readAll(document(bad + ",\n" + good))
    #expect(images.count == 1)
    #expect(
      images.first?.issues.map(\.kind) == [.badAnnotation(id: "77", field: field, detail: detail)])
    #expect(images.first?.issues.first?.position.line == 4)
    #expect(images.first?.objects.map { $0.box != nil } == [false, true])
  }

  @Test func `what concerns the file comes first`() {
    let lost = #"{"id": 1, "image_id": 8, "category_id": 5, "bbox": [1, 2, 3, 4]}"#
    let images = readAll("\u{FEFF}" + document(lost + "," + good))
    #expect(images.map { $0.coco?.id } == [nil, 1])
    #expect(
      images.first?.issues.map(\.kind) == [
        .byteOrderMark,
        .badAnnotation(id: "1", field: "image_id", detail: "names image 8, which is not declared"),
        .repeatedID(what: "annotation", id: 1),
      ])
    #expect(images.last?.objects.count == 1)
  }

  @Test func `an image of no size or outside the dataset is named`() {
    let images = readAll(
      document("", images: #"{"id": 1, "file_name": "../a.png", "width": 0, "height": 4}"#))
    #expect(
      images.first?.issues.map(\.kind) == [
        .missingSize(detail: "image 1 has no width and height that make sense"),
        .unsafePath(field: "file_name", text: "../a.png"),
      ])
    for name in ["/a", "a/../../b", "C:\\a", "a\0b", "..\\x"] { #expect(!COCOPath.isInside(name)) }
    for name in ["a.png", "x/a..png", "x/..a/b"] { #expect(COCOPath.isInside(name)) }
  }

  @Test(arguments: [
    "", "{", "[]", #"{"images": []}"#, #"{"images": [], "annotations": {}, "categories": []}"#,
    #"{"images": [], "annotations": [], "categories": [], "annotations": []}"#,
    #"{"images": [1], "annotations": [], "categories": []}"#, "{\"images\": [\"\u{1}\"]}",
    "{\"images\": " + String(repeating: "[", count: 90),
    "{\"images\": " + String(repeating: "{\"a\":", count: 90),
  ])
  func `what is no COCO document is refused whole`(text: String) {
    let images = readAll(text)
    #expect(images.count == 1)
    #expect(images.first?.objects.isEmpty == true)
    switch images.first?.issues.first?.kind {
    case .malformedJSON, .badStructure: break
    case let kind: Issue.record("\(String(describing: kind))")
    }
  }

  @Test(arguments: 0..<4)
  func `mutated documents never trap`(seed: Int) {
    var random = SplitMix(state: UInt64(900 + seed))
    let text = Array(document(good + "," + good).utf8)
    for _ in 0..<300 {
      let images = LabelFormats.read(mutate(text, &random), as: .coco)
      for image in images { #expect(image.objects.count <= 3) }
    }
  }
}
