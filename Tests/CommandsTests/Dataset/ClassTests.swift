import Commands
import Foundation
import JSONText
import Testing

/// Which classes a set has, in which order, and what is said where that is not clear.
@Suite struct ClassTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func document(_ category: Int, categories: String? = nil) -> String {
    let all =
      categories ?? #"{"id": 3, "name": "bus"}, {"id": 5, "name": "car"}, {"id": 9, "name": "van"}"#
    return """
      {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 80}],
       "categories": [\(all)],
       "annotations": [{"id": 1, "image_id": 1, "category_id": \(category), "bbox": [1, 2, 30, 40],
         "ignore": 1}]}
      """
  }

  private func run(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  private func convert(
    _ source: String, to format: String, _ others: String...
  ) throws -> (run: CommandRun, folder: String) {
    let output = folder.path("out-\(UUID().uuidString)")
    let arguments = ["convert", folder.path(source), "--to", format, "--output", output]
    return (CommandRun(DatasetCommand.self, arguments + others), output)
  }

  private func lint(_ path: String, _ select: String) -> [String] {
    run("lint", folder.path(path), "--select", select, "--output-format", "concise").output
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("Found") }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `COCO's declared categories are the classes, used or not`() throws {
    try folder.write(document(9), to: "val.json")
    let (yolo, output) = try convert("val.json", to: "yolo", "--lossy")
    #expect(yolo.status == .clean, "\(yolo.errors)")
    #expect(try text(output + "/classes.txt") == "bus\ncar\nvan\n")
    #expect(try text(output + "/labels/a.txt").hasPrefix("2 "))
    let preview = CommandRun(
      PreviewMatchesCommand.self,
      [
        folder.path("val.json"), "--preset", "torchvision-ssd300", "--no-images", "--format",
        "json",
      ])
    #expect(preview.output.contains(#""class":"van""#), "\(preview.errors)")
    let line = try JSONReader().read(preview.output)
    #expect(line["groundTruths"]?.array?.first?["classIndex"]?.int == 2)
  }

  @Test func `COCO to COCO keeps ids, and ignore`() throws {
    try folder.write(document(9), to: "val.json")
    let (kept, output) = try convert("val.json", to: "coco")
    #expect(kept.status == .clean, "\(kept.errors)")
    let json = try JSONReader().read(try text(output + "/annotations.json"))
    #expect(json["categories"]?.array?.compactMap { $0["id"]?.int } == [3, 5, 9])
    #expect(json["annotations"]?.array?.first?["category_id"]?.int == 9)
    #expect(json["annotations"]?.array?.first?["ignore"]?.int == 1)
    let (dropped, less) = try convert("val.json", to: "coco", "--drop-unused")
    #expect(dropped.status == .clean)
    let small = try JSONReader().read(try text(less + "/annotations.json"))
    #expect(small["categories"]?.array?.compactMap { $0["id"]?.int } == [9])
    #expect(small["categories"]?.array?.compactMap { $0["name"]?.string } == ["van"])
    #expect(lint("val.json", "COC012").count == 1)
    for format in ["voc", "kitti", "yolo"] {
      let (refused, _) = try convert("val.json", to: format)
      #expect(refused.status == .failed && refused.errors.contains("1 × ignore flag"), "\(format)")
    }
  }

  @Test func `a category that only names the set is said, and left out when asked`() throws {
    let categories =
      #"{"id": 0, "name": "vehicles", "supercategory": "none"}, "#
      + #"{"id": 1, "name": "car", "supercategory": "vehicles"}"#
    try folder.write(document(1, categories: categories), to: "train.json")
    #expect(lint("train.json", "COC013").map { $0.contains("'vehicles'") } == [true])
    let (_, all) = try convert("train.json", to: "yolo", "--lossy")
    #expect(try text(all + "/classes.txt") == "vehicles\ncar\n")
    let (_, less) = try convert("train.json", to: "yolo", "--lossy", "--drop-unused")
    #expect(try text(less + "/classes.txt") == "car\n")
  }

  @Test func `lists of parts that differ are an error, and each part is read by its own`() throws {
    for (part, name, list) in [("train", "a", "cat\ndog\n"), ("valid", "b", "dog\ncat\n")] {
      try folder.write("0 0.5 0.5 0.2 0.2\n", to: "set/\(part)/\(name).txt")
      try folder.write(list, to: "set/\(part)/_darknet.labels")
    }
    let found = lint("set", "CLS011")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("valid/_darknet.labels") == true)
    #expect(
      found.first?.contains("class 0 is 'dog' here and 'cat' in 'train/_darknet.labels'") == true)
    let (converted, output) = try convert("set", to: "voc", "--image-size", "100x80")
    #expect(converted.status == .clean, "\(converted.errors)")
    #expect(try text(output + "/Annotations/a.xml").contains("<name>cat</name>"))
    #expect(try text(output + "/Annotations/b.xml").contains("<name>dog</name>"))
  }

  @Test func `a class file may be YAML, and is refused with the line where it can't be read`()
    throws
  {
    try folder.write("1 0.5 0.5 0.2 0.2\n", to: "set/a.txt")
    let good = try folder.write("train: x\nnames:\n- cat\n- dog\n", to: "any.yaml")
    let stats = run("stats", folder.path("set"), "--class-file", good, "--format", "json")
    let json = try JSONReader().read(stats.output)
    #expect(json["classes"]?.array?.compactMap { $0["name"]?.string } == ["dog"])
    let bad = try folder.write("train: x\nnames: [cat\n", to: "bad.yaml")
    let refused = run("stats", folder.path("set"), "--class-file", bad)
    #expect(refused.status == .failed && refused.errors.contains("bad.yaml:3"), "\(refused.errors)")
    let none = try folder.write("train: x\n", to: "none.yaml")
    let nameless = run("stats", folder.path("set"), "--class-file", none)
    #expect(nameless.status == .failed && nameless.errors.contains("no 'names'"))
  }

  @Test func `names that can't be read are said by every command`() throws {
    try folder.write("1 0.5 0.5 0.2 0.2\n", to: "set/a.txt")
    try folder.write("nc: 2\nnames: [cat, dog\n", to: "set/data.yaml")
    for command in [
      ["stats", folder.path("set")], ["split", folder.path("set"), "--ratios", "0.5,0.5"],
    ] {
      let found = CommandRun(DatasetCommand.self, command + ["--output", folder.path("o")])
      #expect(
        found.errors.contains("data.yaml:3: the class names can't be read"), "\(found.errors)")
    }
    let clustered = CommandRun(AnchorsCommand.self, ["cluster", "--k", "1", folder.path("set")])
    #expect(clustered.errors.contains("data.yaml:3"))
    #expect(lint("set", "CLS013").count == 1)
  }

  @Test func `rows that count from 1 are one finding of the set`() throws {
    try folder.write("1 0.5 0.5 0.2 0.2\n2 0.5 0.5 0.3 0.2\n", to: "set/a.txt")
    try folder.write("cat\ndog\n", to: "set/classes.txt")
    #expect(lint("set", "CLS014").count == 1)
    try folder.write("0 0.5 0.5 0.2 0.2\n", to: "set/b.txt")
    #expect(lint("set", "CLS014").isEmpty)
  }

  @Test func `two data files that name other classes are told`() throws {
    try folder.write("1 0.5 0.5 0.2 0.2\n", to: "set/labels/a.txt")
    try folder.write("nc: 2\nnames: [cat, dog]\n", to: "set/a.yaml")
    try folder.write("nc: 2\nnames: [dog, cat]\n", to: "set/b.yaml")
    let found = lint("set", "CLS015")
    #expect(found.count == 1)
    #expect(found.first?.contains("b.yaml") == true)
    #expect(found.first?.contains("'a.yaml', which is read") == true)
  }

  @Test func `an invisible character in a name of the list is told, used or not`() throws {
    try folder.write("0 0.5 0.5 0.2 0.2\n", to: "set/a.txt")
    try folder.write("cat\ndo\u{200B}g\n", to: "set/classes.txt")
    #expect(lint("set", "CLS010").map { $0.contains("classes.txt") } == [true])
  }

  @Test func `faults of the user's own list are told too`() throws {
    try folder.write("0 0.5 0.5 0.2 0.2\n", to: "set/a.txt")
    let own = try folder.write("cat\n\ndog\ncat\n", to: "mine.txt")
    let found = run(
      "lint", folder.path("set"), "--class-file", own, "--select", "CLS013", "--output-format",
      "concise")
    #expect(found.output.contains("mine.txt:2:1: CLS013"), "\(found.output)")
    #expect(found.output.contains("mine.txt:4:1: CLS013"))
  }

  @Test func `a set whose classes are declared has a class order`() throws {
    try folder.write("0 0.5 0.5 0.2 0.2\n1 0.5 0.5 0.2 0.2\n", to: "set/a.txt")
    #expect(lint("set", "SET009").count == 1)
    try folder.write("cat\ndog\n", to: "set/classes.txt")
    #expect(lint("set", "SET009").isEmpty)
  }

  @Test func `a number keeps its class under a list with blank or doubled names, and it is said`()
    throws
  {
    try folder.write("2 0.5 0.5 0.2 0.2\n3 0.5 0.5 0.2 0.4\n", to: "set/labels/a.txt")
    try folder.write("cat\n\ndog\ncat\n", to: "set/classes.txt")
    let (run, output) = try convert("set", to: "yolo")
    #expect(run.status == .clean, "\(run.errors)")
    let numbers = try String(contentsOfFile: output + "/labels/a.txt", encoding: .utf8)
      .split(separator: "\n").map { $0.prefix(2) }
    #expect(numbers == ["2 ", "3 "])
    let names = try String(contentsOfFile: output + "/classes.txt", encoding: .utf8)
    #expect(names == "cat\n1\ndog\n3\n")
    let stats = self.run("stats", folder.path("set"))
    let stated = self.run(
      "stats", folder.path("set/labels"), "--class-file", folder.path("set/classes.txt"))
    for errors in [run.errors, stats.errors, stated.errors] {
      #expect(errors.contains("classes.txt:2: a blank class name"), "\(errors)")
      #expect(errors.contains("classes.txt:4: class name 'cat' stands more than once"))
    }
    #expect(self.run("stats", folder.path("set"), "--quiet").errors.isEmpty)
  }

  @Test func `two lists of the same labels that differ are told, with the one that is read`() throws
  {
    try folder.write("0 0.5 0.5 0.2 0.2\n", to: "set/labels/a.txt")
    try folder.write("dog\ncat\n", to: "set/classes.txt")
    try folder.write("nc: 2\nnames: [cat, dog]\n", to: "set/data.yaml")
    let words =
      "warning: classes.txt is read, where class 0 is 'dog'; in data.yaml it is 'cat'."
    let (converted, _) = try convert("set", to: "coco", "--image-size", "100x80")
    for run in [converted, run("stats", folder.path("set"))] {
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    let stated = run("stats", folder.path("set"), "--class-file", folder.path("set/data.yaml"))
    #expect(!stated.errors.contains("is read"))
    try folder.write("cat\ndog\ncow\n", to: "set/classes.txt")
    #expect(!run("stats", folder.path("set")).errors.contains("is read"))
  }
}
