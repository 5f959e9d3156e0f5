import Glibc
import Testing

@testable import Labels

@Suite struct `Dataset loader` {
  private let scratch = Scratch()

  private func paths(_ inputs: [String], _ format: LabelFormatName? = nil) throws -> [String] {
    let files = try DatasetLoader(format: format).find(inputs)
    return (0..<files.count).map(files.path)
  }

  @Test func `a devkit root leads to its annotations, in byte order`() throws {
    for name in ["b", "a", "B"] { scratch.write("Annotations/\(name).xml", voc("")) }
    scratch.write("ImageSets/Main/train.txt", "a\nb\n")
    scratch.write("JPEGImages/a.jpg", "")
    #expect(
      try paths([scratch.path]) == ["Annotations/B.xml", "Annotations/a.xml", "Annotations/b.xml"])
    #expect(try paths([scratch.path + "/Annotations/"]) == ["B.xml", "a.xml", "b.xml"])
  }

  @Test func `a KITTI root leads to label_2`() throws {
    scratch.write("training/label_2/000000.txt", "")
    scratch.write("training/label_2/000001.txt", kittiLine())
    scratch.write("training/calib/000000.txt", "P0: 7.0 0 0 0 0 0 0 0 0 0 0 0")
    let files = try DatasetLoader().find([scratch.path])
    #expect(
      (0..<files.count).map(files.path) == [
        "training/label_2/000000.txt", "training/label_2/000001.txt",
      ])
    #expect(files.format(0) == .kitti)
  }

  @Test func `folders are walked in the order of their paths`() throws {
    for name in ["a/x.xml", "a.xml", "a-b.xml", "b/c/d.xml"] { scratch.write(name, voc("")) }
    #expect(try paths([scratch.path]) == ["a-b.xml", "a.xml", "a/x.xml", "b/c/d.xml"])
  }

  @Test func `hidden files, backups and AppleDouble files are no labels`() throws {
    for name in ["a.xml", ".b.xml", "._a.xml", "a.xml~", "a.xml.bak", "a.xml.swp", "#a.xml#"] {
      scratch.write(name, voc(""))
    }
    let files = try DatasetLoader().find([scratch.path])
    #expect((0..<files.count).map(files.path) == ["a.xml"])
    #expect(files.foreign.isEmpty)
  }

  @Test func `what is no label is said`() throws {
    scratch.write("a.xml", voc(""))
    scratch.write("README.txt", "All about it")
    scratch.write("classes.txt", "car\n")
    scratch.write("sizes.csv", "")
    scratch.write("a.png", "")
    let files = try DatasetLoader().find([scratch.path])
    #expect(files.foreign.map(\.path) == ["README.txt", "classes.txt", "sizes.csv"])
  }

  @Test func `several inputs are sorted, each file once, below the folder that holds all`() throws {
    let b = scratch.write("set/val/b.xml", voc(""))
    let a = scratch.write("set/train/a.xml", voc(""))
    let expected = ["train/a.xml", "val/b.xml"]
    #expect(try paths([b, a, b]) == expected)
    #expect(try paths([scratch.path + "/set/val", a]) == expected)
    #expect(try paths([scratch.path + "/set/../set/val", a]) == expected)
  }

  @Test func `a list names labels, one a line`() throws {
    let a = scratch.write("a.xml", voc(""))
    let b = scratch.write("b.xml", voc(""))
    let list = scratch.write("list.txt", "\(b)\r\n\n\(a)\n")
    #expect(try paths(["@" + list]) == ["a.xml", "b.xml"])
    let bad = scratch.write("bad.txt", "\(a)\n\(scratch.path)/none.xml\n")
    #expect(
      throws: LabelsError.badList(
        path: bad, line: 2, reason: "\(scratch.path)/none.xml: no such file or folder")
    ) { try paths(["@" + bad]) }
  }

  @Test func `names that are no UTF-8 are shown and opened`() throws {
    scratch.write([0x61, 0xFF, 0xC3, 0xA9] + Array(".xml".utf8), Array(voc(object()).utf8))
    let files = try DatasetLoader().find([scratch.path])
    #expect(files.path(0) == "a\\xFFé.xml")
    let (counts, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in
      image.objects.count
    }
    #expect(counts == [1])
  }

  @Test func `links and FIFOs are said, not followed out`() throws {
    scratch.write("outside.xml", voc(object("secret")))
    scratch.write("set/a.xml", voc(object()))
    scratch.link("set/inside.xml", to: "a.xml")
    scratch.link("set/escape.xml", to: "../outside.xml")
    scratch.link("set/nowhere.xml", to: "none")
    scratch.link("set/self.xml", to: "self.xml")
    scratch.link("set/zero.xml", to: "/dev/zero")
    scratch.link("set/loop", to: ".")
    mkfifo(scratch.path + "/set/fifo.xml", 0o644)
    let files = try DatasetLoader().find([scratch.path + "/set"])
    #expect(files.foreign == [ForeignFile(path: "loop", what: "a link to a folder")])
    let (found, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in
      "\(image.path) \(image.objects.count) \(image.issues.map(\.kind))"
    }
    #expect(
      found == [
        "a.xml 1 []",
        "escape.xml 0 [\(what("a link to a file outside the dataset"))]",
        "fifo.xml 0 [\(what("a FIFO (named pipe)"))]",
        "inside.xml 1 []",
        "nowhere.xml 0 [\(what("a broken link: no such file or folder"))]",
        "self.xml 0 [\(what("a broken link: a link that loops, or too many levels of links"))]",
        "zero.xml 0 [\(what("a device"))]",
      ])
  }

  private func what(_ text: String) -> String {
    String("\([ReadIssue.Kind.notARegularFile(what: text)])".dropFirst().dropLast())
  }

  @Test func `nothing found says what was looked for and what is there`() throws {
    scratch.folder("empty")
    scratch.write("pictures/a.png", "")
    scratch.write("pictures/b.jpg", "")
    scratch.write("notes/x.md", "")
    #expect(throws: LabelsError.notFound(path: "/none/at/all")) { try paths(["/none/at/all"]) }
    for (name, found) in [
      ("empty", "an empty folder"), ("pictures", "2 images"), ("notes", "1 other file"),
    ] {
      let path = "\(scratch.path)/\(name)"
      #expect {
        try paths([path])
      } throws: { error in
        guard case LabelsError.noLabels(path, _, found) = error else { return false }
        return true
      }
    }
  }

  @Test func `a stated format decides what counts`() throws {
    scratch.write("a.xml", voc(""))
    scratch.write("b.txt", kittiLine())
    #expect(try paths([scratch.path], .voc) == ["a.xml"])
    #expect(try paths([scratch.path], .kitti) == ["b.txt"])
    #expect(try paths([scratch.path]) == ["a.xml", "b.txt"])
  }

  @Test func `labels without an extension are told by their content`() throws {
    scratch.write("Annotation/n01/n01_7", voc(object()))
    scratch.write("Annotation/n01/LICENSE", "All rights reserved")
    #expect(try paths([scratch.path]) == ["Annotation/n01/n01_7"])
    #expect(try paths([scratch.path], .voc) == ["Annotation/n01/n01_7"])
    #expect(throws: LabelsError.self) { try paths([scratch.path], .kitti) }
  }

  @Test func `notes that only name classes are no COCO document, and are said`() throws {
    scratch.write("labels/a.txt", "0 0.5 0.5 0.2 0.2")
    scratch.write("notes.json", #"{"categories": [{"id": 0, "name": "car"}], "info": {}}"#)
    let files = try DatasetLoader().find([scratch.path])
    #expect((0..<files.count).map(files.path) == ["labels/a.txt"])
    #expect(
      files.foreign == [ForeignFile(path: "notes.json", what: "JSON that is no COCO document")])
  }

  static let foreign = [
    (
      "P0.txt", "gsd:0.1\n1 1 9 1 9 9 1 9 ship 0\n",
      "DOTA rows (four corners, a class, a difficulty)"
    ),
    (
      "a.json", #"[{"image": "a.jpg", "annotations": [{"coordinates": {"x": 1}}]}]"#,
      "CreateML JSON"
    ),
    (
      "v.txt", "684,8,273,116,0,0,0,0\n406,119,265,70,1,4,0,0,\n",
      "VisDrone rows (corner, size, score, class, truncation, occlusion)"
    ),
    (
      "o.txt", "Traffic light 10.5 20.5 30 40\nOrange 1 2 3 4\n", "OIDv4 rows (a class and corners)"
    ),
    ("000000.txt", "P0: 7 0 0 0\nP1: 7 0 0 0\n", "a calibration file"),
    ("l.txt", "img/a.jpg\nimg/b c.png\n", "a list of pictures"),
    ("t.txt", "a,b,c\n1,2,x\n", "a table with commas"),
    ("log.txt", "epoch 1 loss 0.5\n", "text of which no row looks like a label"),
  ]

  @Test(arguments: foreign)
  func `other formats are named when nothing else is there`(
    name: String, text: String, what: String
  ) throws {
    scratch.write("labels/" + name, text)
    #expect {
      try paths([scratch.path])
    } throws: { error in
      guard case LabelsError.noLabels(_, _, let found) = error else { return false }
      return found == "1 other file (labels/\(name): \(what))"
    }
  }

  @Test(arguments: foreign)
  func `among labels they are no labels`(name: String, text: String, what: String) throws {
    scratch.write("labels/A.txt", "0 0.5 0.5 0.2 0.2\n")
    scratch.write("labels/" + name, text)
    let files = try DatasetLoader().find([scratch.path])
    let (found, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in image }
    let isText = name.hasSuffix(".txt")
    #expect(found.filter { !$0.isDocument }.map(\.objects.count) == [1])
    #expect(
      found.flatMap(\.issues).map(\.kind) == (isText ? [ReadIssue.Kind.noLabel(what: what)] : []))
    if !isText {
      #expect(files.foreign == [ForeignFile(path: "labels/" + name, what: what)])
    }
  }

  @Test(arguments: [
    "0 0.5 0.5 0.2\n", "0,0.5,0.5,0.2,0.2\n", "car 0.5 0.5 0.2 0.2\n",
    "traffic light 0.5 0.5 0.2 0.2\n", "x\n0 0.5\n", "\0\n",
    "Car 0.00 x 1.57 1 2 3 4 5 6 7 8\n", "",
  ])
  func `a damaged label stays one`(text: String) throws {
    scratch.write("labels/a.txt", text)
    let files = try DatasetLoader(format: .yolo).find([scratch.path])
    let (found, _) = LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in image }
    #expect(found.map(\.isDocument) == [false])
  }
}
