import Boxes
import Commands
import Foundation
import JSONText
import Labels
import Testing

@Suite struct ConvertTests {
  /// One VOC file with two objects; numbers are 1-based.
  private static let voc = """
    <annotation><filename>a.jpg</filename><size><width>100</width><height>80</height>
    <depth>3</depth></size>
    <object><name>car</name><bndbox><xmin>11</xmin><ymin>21</ymin><xmax>30</xmax>
    <ymax>60</ymax></bndbox></object>
    <object><name>traffic light</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>100</xmax>
    <ymax>80</ymax></bndbox></object></annotation>
    """

  private static func convert(_ arguments: String...) -> CommandRun { convert(arguments) }

  private static func convert(_ arguments: [String]) -> CommandRun {
    CommandRun(DatasetCommand.self, ["convert"] + arguments)
  }

  /// Every object as `stem class xMin yMin xMax yMax`, continuous, rounded to a millionth.
  private static func boxes(_ paths: String..., size: ImageSize? = nil) throws -> [String] {
    var options = ReadOptions()
    options.statedImageSize = size
    let files = try DatasetLoader().find(paths)
    let (lines, _) = LabelStream(files, options: options).forEach(makeWorker: { 0 }) {
      _, image, _, _ -> [String]? in
      image.objects.map { object in
        let edges = object.box?.edges
        let numbers = [edges?.xMin, edges?.yMin, edges?.xMax, edges?.yMax].map {
          $0.map { "\(($0 * 1e6).rounded() / 1e6)" } ?? "-"
        }
        let name = image.coco.map { String($0.fileName.prefix { $0 != "." }) }
        let words = [name ?? String(image.stem), object.className] + numbers
        return words.joined(separator: " ")
      }
    }
    return lines.flatMap { $0 }.sorted()
  }

  @Test func `the numbers of a VOC box become COCO's corner and size`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "Annotations/a.xml")
    let run = Self.convert(folder.url.path, "--to", "coco", "--output", folder.path("out"))
    #expect(run.status == .clean)
    #expect(run.output == "1 image, 2 objects: \(folder.path("out"))/annotations.json\n")
    let text = try String(contentsOfFile: folder.path("out/annotations.json"), encoding: .utf8)
    let json = try JSONReader().read(text)
    #expect(json["images"]?.array?.first?["file_name"]?.string == "a.jpg")
    #expect(json["categories"]?.array?.map { $0["name"]?.string } == ["car", "traffic light"])
    // 11…30 one-based is 10…30 continuous: 20 wide.
    #expect(
      json["annotations"]?.array?.first?["bbox"]?.array?.compactMap(\.int) == [10, 20, 20, 40])
  }

  @Test(arguments: ["coco", "yolo"])
  func `VOC to another format and back gives the same boxes`(other: String) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "start/Annotations/a.xml")
    let there = Self.convert(
      folder.path("start"), "--to", other, "--output", folder.path("there"))
    let back = Self.convert(
      folder.path("there"), "--to", "voc", "--output", folder.path("back"), "--image-size",
      "100x80")
    #expect(there.status == .clean && back.status == .clean, "\(there.errors)\(back.errors)")
    #expect(try Self.boxes(folder.path("back")) == Self.boxes(folder.path("start")))
    #expect(
      try Self.boxes(folder.path("back")) == [
        "a car 10.0 20.0 30.0 60.0", "a traffic light 0.0 0.0 100.0 80.0",
      ])
  }

  @Test func `the drawn set goes through every format and back unmoved`() throws {
    let folder = try ScratchFolder()
    var last = CommandRun.fixture("kitti/label_2")
    let pictures = CommandRun.fixture("kitti/image_2")
    let start = try Self.boxes(last).filter { !$0.contains("DontCare") }
    for format in ["voc", "coco", "yolo", "kitti"] {
      let next = folder.path(format)
      let run = Self.convert(
        last, "--to", format, "--output", next, "--images", pictures, "--lossy")
      #expect(run.status == .clean, "\(run.errors)")
      last = next
    }
    #expect(start.count == 114)
    #expect(try Self.boxes(last) == start)
  }

  @Test func `what a format can't hold is refused, counted, and written with --lossy`() throws {
    let folder = try ScratchFolder()
    let source = CommandRun.fixture("kitti")
    let refused = Self.convert(source, "--to", "voc", "--output", folder.path("out"))
    #expect(refused.status == .failed)
    #expect(refused.errors.contains("114 × 3-D field") && refused.errors.contains("--lossy"))
    #expect(refused.errors.contains("12 × region to ignore"))
    #expect(folder.contents.isEmpty)
    let lossy = Self.convert(source, "--to", "voc", "--output", folder.path("out"), "--lossy")
    #expect(lossy.status == .clean)
    #expect(lossy.output.contains("lost: 12 × region to ignore (first in label_2/000000.txt)"))
    // KITTI holds what KITTI says.
    let same = Self.convert(source, "--to", "kitti", "--output", folder.path("same"))
    #expect(same.status == .clean)
    #expect(try Self.boxes(folder.path("same")) == Self.boxes(source))
  }

  @Test func `a label that can't be read is not written as an empty one`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "in/a.xml")
    try folder.write("<annotation><object>", to: "in/b.xml")
    let refused = Self.convert(folder.path("in"), "--to", "kitti", "--output", folder.path("out"))
    #expect(refused.status == .failed)
    #expect(refused.errors.contains("1 × label file that can't be read (first in b.xml)"))
    let lossy = Self.convert(
      folder.path("in"), "--to", "kitti", "--output", folder.path("out"), "--lossy")
    #expect(lossy.status == .clean)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path("out/label_2"))
    #expect(written == ["a.txt"])
    #expect(lossy.output.contains("1 × blank in a class name"))
  }

  @Test func `files that are there stay, without --force`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "in/a.xml")
    let old = try folder.write("mine", to: "out/labels/a.txt")
    let arguments = [folder.path("in"), "--to", "yolo", "--output", folder.path("out")]
    let refused = CommandRun(DatasetCommand.self, ["convert"] + arguments)
    #expect(refused.status == .failed && refused.errors.contains("--force"))
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/classes.txt")))
    let forced = CommandRun(DatasetCommand.self, ["convert"] + arguments + ["--force"])
    #expect(forced.status == .clean)
    #expect(try String(contentsOfFile: old, encoding: .utf8).hasPrefix("0 0.2 0.5 0.2 0.5\n"))
    let classes = try String(contentsOfFile: folder.path("out/classes.txt"), encoding: .utf8)
    #expect(classes == "car\ntraffic light\n")
  }

  @Test func `two labels with one name are refused`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc, to: "in/x/a.xml")
    try folder.write(Self.voc, to: "in/y/a.xml")
    for format in ["kitti", "coco"] {
      let run = Self.convert(
        folder.path("in"), "--to", format, "--output", folder.path("out"), "--lossy")
      #expect(run.status == .failed)
      #expect(run.errors.contains("x/a.xml") && run.errors.contains("y/a.xml"))
    }
    #expect(folder.contents == ["in"])
  }

  @Test func `a COCO file name can't lead out of the folder`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      {"images": [{"id": 7, "file_name": "../../..", "width": 9, "height": 9},
                  {"id": 8, "file_name": "../up/b.png", "width": 9, "height": 9}],
       "categories": [{"id": 1, "name": "car"}],
       "annotations": [{"id": 1, "image_id": 7, "category_id": 1, "bbox": [1, 1, 4, 4]}]}
      """, to: "in/c.json")
    let run = Self.convert(folder.path("in"), "--to", "voc", "--output", folder.path("out"))
    #expect(run.status == .clean, "\(run.errors)")
    let written = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("out/Annotations"))
    #expect(written.sorted() == ["7.xml", "b.xml"])
    #expect(folder.contents == ["in", "out"])
  }

  @Test func `boxes that YOLO and COCO have no numbers for are lost, not written wrong`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      Self.voc.replacingOccurrences(of: "<xmax>30", with: "<xmax>5"), to: "in/a.xml")
    for format in ["yolo", "coco"] {
      let run = Self.convert(
        folder.path("in"), "--to", format, "--output", folder.path(format), "--lossy")
      #expect(run.output.contains("1 × object with a box that the format can't state"))
      #expect(run.output.hasPrefix("1 image, 1 object:"))
    }
    let kitti = Self.convert(
      folder.path("in"), "--to", "kitti", "--output", folder.path("k"), "--lossy")
    #expect(!kitti.output.contains("can't state"))
  }

  @Test func `flags that nobody knows, and marks in the 16th field, are no loss`() throws {
    let folder = try ScratchFolder()
    let row = "-1.57 10 10 30 30 -1 -1 -1 -1000 -1000 -1000 -10"
    try folder.write(
      "cat -1 -1 \(row) 1\ndog 0 0 \(row) 0\ndontcare -1 -1 \(row)\n", to: "label_2/a.txt")
    let arguments = [folder.url.path, "--to", "voc", "--image-size", "100x80", "--output"]
    let lossy = Self.convert(arguments + [folder.path("none")])
    #expect(lossy.status == .failed)
    #expect(lossy.errors.contains("1 × region to ignore") && !lossy.errors.contains("flag"))
    try folder.write("cat -1 -1 \(row) 1\ndog 0 0 \(row) 0\n", to: "label_2/a.txt")
    #expect(Self.convert(arguments + [folder.path("out")]).status == .clean)
    #expect(
      try Self.boxes(folder.path("out")) == [
        "a cat 10.0 10.0 30.0 30.0", "a dog 10.0 10.0 30.0 30.0",
      ])
    // What can only be a score is one.
    try folder.write("cat 0 0 \(row) 0.93\n", to: "label_2/a.txt")
    #expect(Self.convert(arguments + [folder.path("third")]).errors.contains("1 × score"))
  }

  @Test func `a log among labels is neither an image nor a loss`() throws {
    let folder = try ScratchFolder()
    try folder.write("0 0.5 0.5 0.25 0.5\n", to: "labels/a.txt")
    try folder.write("epoch 1 loss 0.5\nsaved 3 files\n", to: "labels/train_log.txt")
    let run = Self.convert(
      folder.url.path, "--to", "voc", "--output", folder.path("out"), "--image-size", "80x40")
    #expect(run.status == .clean)
    #expect(run.output == "1 image, 1 object: \(folder.path("out"))/Annotations\n")
    #expect(try Self.boxes(folder.path("out")) == ["a 0 30.0 10.0 50.0 30.0"])
  }

  @Test(arguments: [("around", "45.0 5.0 55.0 65.0"), ("upright", "20.0 30.0 80.0 40.0")])
  func `a turned box is written as it is chosen to count`(choice: String, box: String) throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}],
       "categories": [{"id": 1, "name": "ship"}],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [20, 30, 60, 10],
                        "attributes": {"rotation": 90}}]}
      """, to: "a.json")
    let run = Self.convert(
      folder.path("a.json"), "--to", "voc", "--output", folder.path("out"), "--turned-boxes",
      choice,
      "--lossy")
    #expect(run.status == .clean, "\(run.errors)")
    #expect(try Self.boxes(folder.path("out")) == ["a ship \(box)"])
  }

  @Test func `flags are lost by name, and those that nobody reads are a note`() throws {
    let folder = try ScratchFolder()
    func flagged(_ flags: String) throws {
      try folder.write(
        Self.voc.replacing("<name>car</name>", with: "<name>car</name>" + flags), to: "in/a.xml")
    }
    func convert(_ format: String) -> CommandRun {
      Self.convert(folder.path("in"), "--to", format, "--output", folder.path(format), "--force")
    }
    try flagged("<pose>Sitting</pose><truncated>1</truncated><occluded>1</occluded>")
    for format in ["yolo", "coco"] {
      let run = convert(format)
      #expect(run.status == .clean, "\(run.errors)")
      #expect(
        run.output.contains("note: left out 1 × truncated flag (first in a.xml): no reader of"))
      #expect(run.output.contains("1 × occluded flag") && run.output.contains("1 × pose 'Sitting'"))
    }
    // A pose is VOC's own.
    #expect(convert("voc").errors.contains("1 × content read past: pose 'Sitting'"))
    try flagged("<difficult>1</difficult><truncated>1</truncated>")
    let refused = convert("yolo")
    #expect(refused.status == .failed && refused.errors.contains("1 × difficult flag"))
    #expect(!refused.errors.contains("truncated"))
    try flagged("<difficult>Unspecified</difficult><truncated>Unspecified</truncated>")
    for format in ["yolo", "coco"] {
      let unknown = convert(format)
      #expect(unknown.status == .clean && !unknown.output.contains("flag"), "\(unknown.errors)")
    }
  }
}
