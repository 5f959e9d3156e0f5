import Commands
import Foundation
import JSONText
import Testing

/// A fault of a COCO document is no image, and what can be read of it is.
@Suite struct COCODocumentTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func write(_ images: [String], _ annotations: [String], _ name: String = "a.json") throws
  {
    let entries = images.enumerated().map { place, name in
      "{\"id\": \(place + 1), \"file_name\": \"\(name)\", \"width\": 100, \"height\": 80}"
    }
    try folder.write(
      """
      {"images": [\(entries.joined(separator: ", "))], "categories": [{"id": 1, "name": "car"}], \
      "annotations": [\(annotations.joined(separator: ", "))]}
      """, to: name)
  }

  private func annotation(_ id: Int, _ image: Int, _ box: String = "[10, 10, 20, 20]") -> String {
    "{\"id\": \(id), \"image_id\": \(image), \"category_id\": 1, \"bbox\": \(box)}"
  }

  private func run(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  private func stats(_ path: String) throws -> [Int?] {
    let json = try JSONReader().read(run("stats", folder.path(path), "--format", "json").output)
    return ["images", "objects", "boxes", "imagesWithoutObjects", "unreadFiles"]
      .map { json[$0]?.int }
  }

  private func lint(_ path: String, _ arguments: String...) -> [String] {
    CommandRun(
      DatasetCommand.self, ["lint", folder.path(path), "--output-format", "concise"] + arguments
    ).output.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("Found") }
  }

  @Test func `a repeated annotation id is told, and loses nothing`() throws {
    try write(["a.jpg", "b.jpg"], [annotation(1, 1), annotation(1, 2)])
    #expect(try stats("a.json") == [2, 2, 2, 0, 0])
    let converted = run(
      "convert", folder.path("a.json"), "--to", "voc", "--output", folder.path("out"))
    #expect(converted.status == .clean, "\(converted.errors)")
    let split = run(
      "split", folder.path("a.json"), "--ratios", "0.5,0.5", "--style", "voc", "-o",
      folder.path("s"))
    #expect(split.status == .clean && split.errors.isEmpty, "\(split.errors)")
    let preview = CommandRun(
      PreviewMatchesCommand.self,
      [folder.path("a.json"), "--preset", "torchvision-ssd300", "--no-images"])
    #expect(preview.status == .clean, "\(preview.errors)")
    #expect(lint("a.json", "--select", "COC").count == 1)
  }

  @Test func `one number that is no JSON spoils one annotation`() throws {
    try write(
      ["a.jpg"], [annotation(1, 1), annotation(2, 1, "[1, 2, Infinity, 4]"), annotation(3, 1)])
    #expect(try stats("a.json") == [1, 3, 2, 0, 0])
    let found = lint("a.json", "--select", "COC005")
    #expect(found.count == 1)
    #expect(
      found.first?.contains("Infinity") == true && found.first?.contains("annotation 2") == true)
  }

  @Test func `images of one name in two folders become two files and two lines`() throws {
    try write(
      ["batch_1/0.jpg", "batch_2/0.jpg"], [annotation(1, 1), annotation(2, 2, "[50, 10, 20, 20]")])
    for format in ["yolo", "voc", "kitti"] {
      let (layout, ending) =
        [
          "yolo": ("labels", "txt"), "voc": ("Annotations", "xml"), "kitti": ("label_2", "txt"),
        ][format] ?? ("", "")
      let run = run(
        "convert", folder.path("a.json"), "--to", format, "--output", folder.path(format))
      #expect(run.status == .clean, "\(run.errors)")
      for batch in ["batch_1", "batch_2"] {
        let file = folder.path("\(format)/\(layout)/\(batch)/0.\(ending)")
        #expect(FileManager.default.fileExists(atPath: file), "\(file)")
      }
    }
    let split = run(
      "split", folder.path("a.json"), "--ratios", "0.5,0.5", "--style", "voc", "-o",
      folder.path("s"))
    #expect(split.status == .clean, "\(split.errors)")
    let lists = try ["train", "val"].map {
      try String(contentsOfFile: folder.path("s/ImageSets/Main/\($0).txt"), encoding: .utf8)
    }
    #expect(lists.sorted() == ["batch_1/0\n", "batch_2/0\n"])
  }

  @Test func `targets and previews say which image of the document they are of`() throws {
    try write(["x/0.jpg", "y/0.jpg"], [annotation(1, 1), annotation(2, 2)])
    let preview = CommandRun(
      PreviewMatchesCommand.self,
      [
        folder.path("a.json"), "--preset", "torchvision-ssd300", "--no-images", "--format", "json",
      ])
    let lines = try preview.output.split(separator: "\n").map { try JSONReader().read(String($0)) }
    #expect(lines.compactMap { $0["image"]?.string } == ["x/0", "y/0"])
    #expect(lines.compactMap { $0["fileName"]?.string } == ["x/0.jpg", "y/0.jpg"])
    #expect(lines.compactMap { $0["imageId"]?.int } == [1, 2])
    let output = folder.path("t.safetensors")
    let encoded = CommandRun(
      AnchorsCommand.self,
      ["encode", folder.path("a.json"), "--preset", "torchvision-ssd300", "--output", output])
    #expect(encoded.status == .clean, "\(encoded.errors)")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: output)).prefix(4096))
    let head = String(decoding: bytes.dropFirst(8), as: UTF8.self)
    #expect(head.contains(#""images":"[\"x/0\",\"y/0\"]""#), "\(head.prefix(600))")
    #expect(head.contains(#""fileNames":"[\"x/0.jpg\",\"y/0.jpg\"]""#))
    #expect(head.contains(#""imageIds":"[1,2]""#))
  }

  @Test func `a finding names the annotation and the image, not line 1 alone`() throws {
    try write(["x/a.jpg"], [annotation(41, 1, "[90, 10, 60, 20]")])
    let found = lint("a.json", "--select", "BOX001")
    #expect(found.map { $0.contains("(annotation 41 of 'x/a.jpg')") } == [true], "\(found)")
  }

  @Test func `pictures that are missing are one finding a document`() throws {
    try write(["a.png", "b.png", "c.png"], [annotation(1, 1)])
    #expect(lint("a.json", "--select", "COC014,SET001").isEmpty)
    try FileManager.default.createDirectory(
      atPath: folder.path("images"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: CommandRun.fixture("kitti/image_2/000000.png"), toPath: folder.path("images/b.png"))
    let found = lint("a.json", "--select", "COC014,SET001")
    #expect(found.count == 1)
    #expect(found.first?.contains("2 of 3 images have no file, first 'a.png'") == true, "\(found)")
    try FileManager.default.createDirectory(
      atPath: folder.path("none"), withIntermediateDirectories: true)
    let stated = lint("a.json", "--select", "COC014", "--images", folder.path("none"))
    #expect(stated.first?.contains("3 of 3") == true, "\(stated)")
  }
}
