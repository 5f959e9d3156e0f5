import Commands
import Foundation
import JSONText
import Testing

@Suite struct SplitTests {
  private static func split(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, ["split"] + arguments)
  }

  private static func lines(_ folder: ScratchFolder, _ name: String) throws -> [String] {
    let text = try String(contentsOfFile: folder.path(name), encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    return text.split(separator: "\n").map(String.init)
  }

  /// 20 VOC files: all show a car, every fifth a bus as well.
  private static func dataset(_ folder: ScratchFolder) throws {
    func object(_ name: String) -> String {
      """
      <object><name>\(name)</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax>
      <ymax>9</ymax></bndbox></object>
      """
    }
    for number in 0..<20 {
      let objects = object("car") + (number % 5 == 0 ? object("bus") : "")
      try folder.write(
        "<annotation><size><width>20</width><height>20</height></size>\(objects)</annotation>",
        to: "Annotations/\(100 + number).xml")
    }
  }

  @Test func `VOC lists hold each id once, with each class in proportion`() throws {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    let run = Self.split(
      folder.url.path, "--ratios", "0.5,0.25,0.25", "--output", folder.url.path)
    #expect(run.status == .clean, "\(run.errors)")
    let main = "ImageSets/Main/"
    let train = try Self.lines(folder, main + "train.txt")
    let val = try Self.lines(folder, main + "val.txt")
    let test = try Self.lines(folder, main + "test.txt")
    #expect(train.count == 10 && val.count == 5 && test.count == 5)
    #expect((train + val + test).sorted() == (100..<120).map(String.init))
    let trainval = try Self.lines(folder, main + "trainval.txt")
    #expect(trainval == (train + val).sorted())
    // 4 images with a bus: 2, 1 and 1.
    func buses(_ ids: [String]) -> Int { ids.filter { (Int($0) ?? 1) % 5 == 0 }.count }
    #expect(buses(train) == 2 && buses(val) == 1 && buses(test) == 1)
    #expect(run.output.contains("bus         4  50.0 %  25.0 %  25.0 %"))
    // A linter sees no leak.
    let lint = CommandRun(
      DatasetCommand.self, ["lint", folder.url.path, "--select", "SET006,SET007"])
    #expect(lint.status == .clean)
  }

  @Test func `the same seed gives the same lists whatever the threads, another seed others`() throws
  {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    for (name, extra) in [
      ("a", ["--jobs", "1"]), ("b", ["--jobs", "4"]), ("c", ["--seed", "9"]),
    ] {
      let run = CommandRun(
        DatasetCommand.self,
        ["split", folder.path("Annotations"), "--output", folder.path(name), "--quiet"] + extra)
      #expect(run.status == .clean && run.output.isEmpty)
    }
    let list = "/ImageSets/Main/val.txt"
    let first = try Self.lines(folder, "a" + list)
    let threads = try Self.lines(folder, "b" + list)
    let other = try Self.lines(folder, "c" + list)
    #expect(first == threads)
    #expect(first != other)
    #expect(first.count == 4)
  }

  @Test func `folds validate with each image once`() throws {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    let run = Self.split(
      folder.path("Annotations"), "--folds", "4", "--output", folder.path("out"))
    #expect(run.status == .clean, "\(run.errors)")
    var validated: [String] = []
    for fold in 1...4 {
      let val = try Self.lines(folder, "out/fold_\(fold)/ImageSets/Main/val.txt")
      let train = try Self.lines(folder, "out/fold_\(fold)/ImageSets/Main/train.txt")
      #expect(val.count == 5 && train.count == 15)
      #expect(Set(train).isDisjoint(with: val))
      #expect(val.filter { (Int($0) ?? 1) % 5 == 0 }.count == 1)
      validated += val
    }
    #expect(validated.sorted() == (100..<120).map(String.init))
  }

  @Test func `KITTI gets the lists of squeezedet, line by line in pairs`() throws {
    let folder = try ScratchFolder()
    let run = Self.split(CommandRun.fixture("kitti"), "--output", folder.url.path)
    #expect(run.status == .clean, "\(run.errors)")
    #expect(
      folder.contents == ["gt_train.txt", "gt_val.txt", "img_train.txt", "img_val.txt"])
    var count = 0
    for part in ["train", "val"] {
      let images = try Self.lines(folder, "img_\(part).txt")
      let labels = try Self.lines(folder, "gt_\(part).txt")
      #expect(images.count == labels.count)
      for (image, label) in zip(images, labels) {
        let names = [image, label].map { URL(filePath: $0).deletingPathExtension() }
        #expect(names[0].lastPathComponent == names[1].lastPathComponent)
        #expect(FileManager.default.fileExists(atPath: image))
        #expect(FileManager.default.fileExists(atPath: label))
        count += 1
      }
    }
    #expect(count == 12)
  }

  @Test func `lists of pictures need pictures`() throws {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    let run = Self.split(
      folder.path("Annotations"), "--style", "squeezedet", "--output", folder.path("out"))
    #expect(run.status == .failed)
    #expect(run.errors.contains("20 labels have no image") && run.errors.contains("--images"))
    #expect(folder.contents == ["Annotations"])
  }

  @Test func `lists that are there stay, without --force`() throws {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    let old = try folder.write("mine", to: "ImageSets/Main/val.txt")
    let refused = Self.split(folder.url.path, "--output", folder.url.path)
    #expect(refused.status == .failed && refused.errors.contains("--force"))
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "mine")
    #expect(Self.split(folder.url.path, "--output", folder.url.path, "--force").status == .clean)
    #expect(try Self.lines(folder, "ImageSets/Main/val.txt").count == 4)
  }

  @Test func `a label that can't be read is in no list, and said`() throws {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    try folder.write("<annotation><object>", to: "Annotations/broken.xml")
    let run = Self.split(folder.url.path, "--output", folder.path("out"))
    #expect(run.status == .findings)
    #expect(run.errors.contains("1 label file") && run.errors.contains("Annotations/broken.xml"))
    let all =
      try Self.lines(folder, "out/ImageSets/Main/train.txt")
      + Self.lines(folder, "out/ImageSets/Main/val.txt")
    #expect(all.sorted() == (100..<120).map(String.init))
  }

  @Test(arguments: ["0.8", "0.8,0.1", "0.5,0.2,0.2,0.1", "1,0", "a,b", "0.8,0.2,"])
  func `ratios that make no whole are bad usage`(ratios: String) throws {
    let run = Self.split(CommandRun.fixture("voc"), "--ratios", ratios, "--output", "/nowhere")
    #expect(run.status == .usage)
  }

  @Test func `folds and ratios together, and more parts than images, are refused`() throws {
    let folder = try ScratchFolder()
    try Self.dataset(folder)
    let both = Self.split(
      folder.url.path, "--ratios", "0.5,0.5", "--folds", "3", "--output", folder.path("out"))
    #expect(both.status == .usage)
    let many = Self.split(folder.url.path, "--folds", "21", "--output", folder.path("out"))
    #expect(many.status == .failed && many.errors.contains("20 images can't fill 21 parts"))
  }

  @Test func `a COCO document is divided into documents, byte for byte but for what is left out`()
    throws
  {
    let folder = try ScratchFolder()
    let images = (0..<10).map {
      #"{"id": "i\#($0)", "file_name": "x/\#($0).jpg", "width": 9, "#
        + #""height": 9, "date": 1.50}"#
    }
    let boxes = (0..<20).map {
      #"{"id": \#($0), "image_id": "i\#($0 / 2)", "category_id": 3, "bbox": [1, 1, 4, 4.0], "area": 16e0}"#
    }
    let start = #"{"info": {"year": 2026}, "categories": [{"id": 3, "name": "car"}],"#
    try folder.write(
      "\(start)\n \"annotations\": [\(boxes.joined(separator: ",\n  "))],\n \"images\": [\(images.joined(separator: ", "))]}\n",
      to: "all.json")
    let run = Self.split(
      folder.path("all.json"), "--ratios", "0.7,0.3", "--output", folder.path("out"))
    #expect(run.status == .clean, "\(run.errors)")
    let texts = try ["train", "val"].map {
      try String(contentsOfFile: folder.path("out/\($0).json"), encoding: .utf8)
    }
    for (entries, all) in [(images, images.count), (boxes, boxes.count)] {
      let found = texts.map { text in entries.filter { text.contains($0) } }
      #expect(found[0].count + found[1].count == all && Set(found[0]).isDisjoint(with: found[1]))
    }
    #expect(texts.allSatisfy { $0.hasPrefix(start) && $0.hasSuffix("]}\n") })
    let stats = try ["train", "val"].map {
      try JSONReader().read(
        CommandRun(
          DatasetCommand.self, ["stats", folder.path("out/\($0).json"), "--format", "json"]
        ).output)
    }
    #expect(stats.map { $0["images"]?.int } == [7, 3])
    #expect(stats.map { $0["objects"]?.int } == [14, 6])
    let lists = try ["train", "val"].map { try Self.lines(folder, "out/\($0).txt") }
    #expect(lists.map(\.count) == [7, 3])
    #expect(Set(lists.joined()) == Set((0..<10).map { "x/\($0).jpg" }))
    // A part without objects is a document all the same.
    try folder.write(#"{"images": [], "annotations": [], "categories": []}"#, to: "none.json")
    #expect(Self.split(folder.path("none.json"), "--output", folder.path("no")).status == .failed)
    try Self.dataset(folder)
    let voc = Self.split(
      folder.path("Annotations"), "--style", "coco", "--output", folder.path("voc"))
    #expect(voc.status == .failed && voc.errors.contains("dataset convert --to coco"))
  }
}
