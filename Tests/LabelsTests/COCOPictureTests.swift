import Testing

@testable import Labels

@Suite struct `Pictures of COCO documents` {
  private let scratch = Scratch()

  private func document(_ names: String...) -> String {
    let images = names.enumerated().map { place, name in
      "{\"id\": \(place + 1), \"file_name\": \"\(name)\", \"width\": 9, \"height\": 9}"
    }
    return """
      {"images": [\(images.joined(separator: ","))], "annotations": [],
       "categories": [{"id": 1, "name": "car"}]}
      """
  }

  /// The pictures of all images, shown; `-` where there is none.
  private func pictures(_ path: String, in stated: String? = nil) throws -> [String] {
    let files = try DatasetLoader().find([path])
    let pairing = try ImagePairing(files, in: stated)
    return LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, file in
      pairing.image(of: file, image)?.path ?? "-"
    }.results
  }

  static let names: [(String, String)] = [
    ("a.jpg", "a"), ("x/a.jpg", "x/a"), ("./x/y.z/a.b.jpg", "x/y.z/a.b"), ("images/a.jpg", "a"),
    ("images/x/a.jpg", "x/a"), ("JPEGImages/a.jpg", "a"), ("x\\a.jpg", "x/a"), ("../a.jpg", "a"),
    ("/abs/a.jpg", "a"), ("C:\\x\\a.jpg", "a"), ("", "7"), ("x/", "x"), ("..", "7"),
    ("x/\u{1}/a.jpg", "a"), (".jpg", "7"),
  ]

  @Test(arguments: names)
  func `an image is named with its folders, never out of the dataset`(file: String, name: String) {
    #expect(COCOImage(id: 7, fileName: file).name == name)
  }

  @Test func `images of one name in two folders have two pictures`() throws {
    for batch in ["batch_1", "batch_2"] { scratch.write("set/images/\(batch)/0.jpg", "x") }
    scratch.write("set/annotations/a.json", document("batch_1/0.jpg", "batch_2/0.jpg", "b_3/0.jpg"))
    let found = ["images/batch_1/0.jpg", "images/batch_2/0.jpg"]
    // Above the folder that was given, paths begin with ..
    #expect(
      try pictures(scratch.path + "/set/annotations/a.json") == found.map { "../\($0)" } + ["-"])
    #expect(try pictures(scratch.path + "/set") == found + ["-"])
    let stated = scratch.path + "/set/images"
    #expect(
      try pictures(scratch.path + "/set", in: stated) == [
        "\(stated)/batch_1/0.jpg", "\(stated)/batch_2/0.jpg", "-",
      ])
  }

  @Test func `names may begin at the document, above it, or above the folder that is named`() throws
  {
    scratch.write("set/images/x/0.jpg", "x")
    scratch.write("set/a.json", document("images/x/0.jpg", "set/images/x/0.jpg"))
    #expect(
      try pictures(scratch.path + "/set/a.json") == ["images/x/0.jpg", "../set/images/x/0.jpg"])
    let stated = scratch.path + "/set/images"
    #expect(
      try pictures(scratch.path + "/set/a.json", in: stated)
        == ["\(stated)/x/0.jpg", "\(stated)/x/0.jpg"])
  }

  @Test func `a name that leads out of the folders is not followed, a folder is no picture`() throws
  {
    scratch.write("secret/0.jpg", "x")
    scratch.write("set/images/x/a.jpg/b.txt", "")
    scratch.write("set/a.json", document("../secret/0.jpg", "x/../../../secret/0.jpg", "x/a.jpg"))
    #expect(try pictures(scratch.path + "/set/a.json") == ["-", "-", "-"])
  }
}
