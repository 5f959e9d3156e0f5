import Testing

@testable import Labels

@Suite struct `Class list search` {
  private let scratch = Scratch()
  private let row = "1 0.5 0.5 0.2 0.2\n"

  private func find(_ paths: String...) throws -> LabelFiles {
    try DatasetLoader().find(paths.isEmpty ? [scratch.path] : paths.map { "\(scratch.path)/\($0)" })
  }

  private func classes(_ files: LabelFiles) -> [String] {
    LabelStream(files).forEach(makeWorker: { 0 }) { _, image, _, _ in
      "\(image.path) \(image.objects.map(\.className).joined(separator: ","))"
    }.results
  }

  @Test(arguments: [
    "classes.txt", "_classes.txt", "class_list.txt", "class_names.txt", "names.txt", "labels.txt",
    "obj.names", "coco.names", "voc.names", "_darknet.labels", "keras_yolo_classes",
    "keras_yolo_classes.txt", "Classes.TXT",
  ])
  func `a list of names is no label file, whatever it is called`(name: String) throws {
    scratch.write("set/a.txt", row)
    scratch.write("set/\(name)", "cat\nbig dog\n")
    let files = try find("set")
    #expect((0..<files.count).map(files.path) == ["a.txt"])
    #expect(classes(files) == ["a.txt big dog"])
  }

  @Test func `labels of such a name are labels`() throws {
    scratch.write("set/labels.txt", row)
    scratch.write("set/names.txt", row + row)
    let files = try find("set/labels.txt", "set/names.txt")
    #expect(files.count == 2)
    #expect(files.classLists.isEmpty)
  }

  @Test(arguments: ["traffic.yaml", "coco8.yml", "data.yaml", "Dataset.YAML"])
  func `a data file may have any name`(name: String) throws {
    scratch.write("set/train/labels/a.txt", row)
    scratch.write("set/\(name)", "train: train/images\nnames: [cat, dog]\n")
    #expect(classes(try find("set")) == ["train/labels/a.txt dog"])
    // Given the labels alone, it lies above them.
    #expect(classes(try find("set/train/labels")) == ["a.txt dog"])
  }

  @Test func `other YAML is no class list`() throws {
    scratch.write("set/a.txt", row)
    scratch.write("set/people.yaml", "names: [Ann, Bob]\n")
    scratch.write("set/docker-compose.yml", "services: {train: {image: x}}\n")
    let files = try find("set")
    #expect(files.classLists.isEmpty)
    #expect(classes(files) == ["a.txt 1"])
  }

  @Test func `each part is read by its own list`() throws {
    for (part, list) in [("train", "cat\ndog\n"), ("valid", "dog\ncat\n")] {
      scratch.write("set/\(part)/a.txt", row)
      scratch.write("set/\(part)/_darknet.labels", list)
    }
    scratch.write("set/test/a.txt", row)
    scratch.write("set/data.yaml", "names: [bird, cow]\n")
    let files = try find("set")
    #expect(classes(files) == ["test/a.txt cow", "train/a.txt dog", "valid/a.txt cat"])
    #expect(
      files.classLists.map(\.path) == [
        "data.yaml", "train/_darknet.labels", "valid/_darknet.labels",
      ])
    #expect(files.unusedClassLists.map(\.unused.path) == ["data.yaml", "data.yaml"])
  }

  @Test func `what can't be read is passed by for what can, and kept to be told`() throws {
    scratch.write("set/labels/a.txt", row)
    scratch.write("set/labels/classes.txt", "\n")
    scratch.write("set/data.yaml", "nc: 2\nnames: [cat, dog\n")
    scratch.write("set/other.yaml", "nc: 2\nnames: [cow, pig]\n")
    let files = try find("set")
    #expect(classes(files) == ["labels/a.txt pig"])
    #expect(
      files.classLists.map(\.path) == ["data.yaml", "labels/classes.txt", "other.yaml"])
  }

  @Test func `the user's list wins`() throws {
    scratch.write("set/a.txt", row)
    scratch.write("set/classes.txt", "cat\ndog\n")
    var options = ReadOptions()
    options.classNames = ["x", "y"]
    let found = LabelStream(try find("set"), options: options).forEach(makeWorker: { 0 }) {
      _, image, _, _ in "\(image.objects.map(\.className)) \(image.declaredClasses == nil)"
    }.results
    #expect(found == ["[\"y\"] true"])
  }

  @Test func `notes of an export are evidence, never the list`() throws {
    scratch.write("set/labels/a.txt", row)
    scratch.write(
      "set/notes.json",
      #"{"categories": [{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}], "info": {}}"#)
    let files = try find("set")
    #expect(classes(files) == ["labels/a.txt 1"])
    #expect(files.classLists.map(\.isNote) == [true])
    scratch.write("set/classes.txt", "dog\ncat\n")
    let both = try find("set")
    #expect(classes(both) == ["labels/a.txt cat"])
    #expect(both.unusedClassLists.map(\.unused.path) == ["notes.json"])
  }
}
