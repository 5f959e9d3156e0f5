import Commands
import Foundation
import Testing

/// What labels say beyond boxes is never lost without a word.
@Suite struct PassedContentTests {
  private static func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  private static func convert(_ folder: ScratchFolder, _ path: String, to format: String)
    -> CommandRun
  {
    dataset("convert", folder.path(path), "--to", format, "--output", folder.path("out-\(format)"))
  }

  private static func coco(_ fields: String) -> String {
    """
    {"images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}], "annotations": [{"id": 1,
    "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20], "area": 300.5, "iscrowd": 0\(fields)}],
    "categories": [{"id": 1, "name": "cat"}]}
    """
  }

  private static func voc(_ rest: String) -> String {
    """
    <annotation><filename>a.jpg</filename><size><width>100</width><height>80</height></size>
    <object><name>cat</name><bndbox><xmin>21</xmin><ymin>31</ymin><xmax>80</xmax><ymax>40</ymax>
    </bndbox>\(rest)</object></annotation>
    """
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    "<attributes><attribute><name>\(name)</name><value>\(value)</value></attribute></attributes>"
  }

  @Test(arguments: [
    (#", "segmentation": [[1, 1, 5, 1, 5, 5]]"#, "segmentation", ["coco", "yolo"]),
    (#", "segmentation": {"size": [80, 100], "counts": "ab"}"#, "segmentation", ["coco", "yolo"]),
    // A diamond of four points, a box and a hole, and another rectangle than the box.
    (#", "segmentation": [[20, 10, 30, 20, 20, 30, 10, 20]]"#, "segmentation", ["coco", "yolo"]),
    (
      #", "segmentation": [[10, 10, 30, 10, 30, 30, 10, 30], [12, 12, 14, 12, 14, 14]]"#,
      "segmentation", ["coco", "yolo"]
    ),
    (#", "segmentation": [[10, 10, 30, 10, 30, 25, 10, 25]]"#, "segmentation", ["coco", "yolo"]),
    (#", "attributes": {"color": "red"}"#, "attribute 'color'", ["coco"]),
    (#", "track_id": 7"#, "field 'track_id'", ["coco"]),
    (#", "keypoints": [1, 2, 2]"#, "field 'keypoints'", ["coco"]),
    (#", "attributes": {"rotation": 30.0}"#, "turn of a box", ["coco", "voc", "yolo"]),
  ])
  func `a field of COCO is a loss where its readers read it, else a note`(
    fields: String, words: String, refused: [String]
  ) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.coco(fields), to: "a.json")
    for format in ["coco", "voc", "yolo"] {
      let run = Self.convert(folder, "a.json", to: format)
      if refused.contains(format) {
        #expect(run.status == .failed && run.errors.contains("1 × \(words)"), "\(format)")
      } else {
        #expect(run.status == .clean && run.output.contains("note: left out 1 × \(words)"))
      }
    }
  }

  @Test(arguments: [
    #", "segmentation": [[10, 10, 30, 10, 30, 30, 10, 30]]"#,
    #", "segmentation": [[10, 10, 10, 29, 29, 29, 29, 10, 10, 10]]"#, #", "segmentation": [[]]"#,
    #", "segmentation": null"#,
    "", #", "segmentation": []"#, #", "attributes": {"occluded": false, "rotation": 0.0}"#,
    #", "score": null, "attributes": {}, "track_id": 0, "caption": """#,
  ])
  func `what says nothing is no loss`(fields: String) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.coco(fields), to: "a.json")
    let run = Self.convert(folder, "a.json", to: "coco")
    #expect(run.status == .clean, "\(run.errors)")
    #expect(!run.output.contains("left out") && !run.output.contains("lost"))
  }

  @Test(arguments: [
    (attribute("rotation", "90.0"), "turn of a box", ["voc", "yolo", "coco"]),
    (attribute("color", "red"), "attribute 'color'", ["voc"]),
    ("<id>7</id>", "field 'id'", ["voc"]),
    (attribute("occluded", "false"), nil, []),
  ])
  func `attributes and elements of VOC objects are told`(
    rest: String, words: String?, refused: [String]
  ) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc(rest), to: "a.xml")
    for format in ["voc", "yolo", "coco"] {
      let run = Self.convert(folder, "a.xml", to: format)
      #expect((run.status == .failed) == refused.contains(format), "\(format): \(run.errors)")
      guard let words else {
        #expect(!run.output.contains("left out"))
        continue
      }
      #expect((run.errors + run.output).contains("1 × \(words)"))
    }
  }

  @Test func `turned boxes and rows of corners are said by every command`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc(Self.attribute("rotation", "90.0")), to: "voc/a.xml")
    try folder.write("0 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3\n", to: "yolo/labels/a.txt")
    for command in ["stats", "convert"] {
      let target = command == "convert" ? ["--to", "coco", "--lossy", "--output"] : ["--output"]
      for (path, words) in [
        ("voc", "note: 1 box is turned, read as the upright box"),
        ("yolo", "note: 1 YOLO row of corners (polygons, turned boxes) read as the boxes around"),
      ] {
        let run = CommandRun(
          DatasetCommand.self,
          [command, folder.path(path), "--image-size", "100x80"] + target
            + [folder.path("\(command)-\(path)")])
        #expect(run.errors.contains(words), "\(command) \(path): \(run.errors)")
        #expect(run.errors.contains("first in "))
      }
    }
    let quiet = Self.dataset("stats", folder.path("voc"), "--quiet")
    #expect(quiet.errors.isEmpty)
  }

  @Test func `rows of four corners are a warning by default, other polygons are not`() throws {
    let folder = try ScratchFolder()
    try folder.write("0 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3\n", to: "turned/labels/a.txt")
    try folder.write("0 0.1 0.1 0.3 0.1 0.3 0.3\n", to: "outline/labels/a.txt")
    #expect(Self.dataset("lint", folder.path("turned")).output.contains("YOL005"))
    #expect(!Self.dataset("lint", folder.path("outline")).output.contains("YOL005"))
  }
}
