import Commands
import Foundation
import Testing

/// One picture is counted once, whatever its labels.
@Suite struct DoubleLabelTests {
  private func voc(_ boxes: [(Int, Int, Int, Int)]) -> String {
    let objects = boxes.map { box in
      """
      <object><name>car</name><bndbox><xmin>\(box.0)</xmin><ymin>\(box.1)</ymin>\
      <xmax>\(box.2)</xmax><ymax>\(box.3)</ymax></bndbox></object>
      """
    }
    return "<annotation><size><width>100</width><height>80</height><depth>3</depth></size>"
      + objects.joined() + "</annotation>"
  }

  /// Pictures `0…` labeled as VOC and as YOLO beside each other.
  private func both(voc: Range<Int>, yolo: Range<Int>) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for number in voc {
      try folder.write(self.voc([(11, 11, 50, 40 + number)]), to: "set/\(number).xml")
    }
    for number in yolo { try folder.write("0 0.3 0.3 0.4 0.4\n", to: "set/\(number).txt") }
    return folder
  }

  private func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  @Test func `of two formats, the one that describes every picture is read`() throws {
    let folder = try both(voc: 0..<6, yolo: 0..<4)
    let run = dataset("stats", folder.path("set"))
    #expect(run.status == .clean && run.output.hasPrefix("6 images, 6 objects"))
    #expect(
      run.errors.contains(
        "note: 6 Pascal VOC files read; 4 YOLO files of the same pictures not read: "
          + "--labels-format yolo"))
    let other = dataset("stats", folder.path("set"), "--labels-format", "yolo")
    #expect(other.output.hasPrefix("4 images, 4 objects") && !other.errors.contains("not read"))
    let split = dataset(
      "split", folder.path("set"), "--ratios", "0.5,0.5", "--output", folder.path("out"))
    #expect(split.status == .clean && split.errors.contains("not read"))
    let lists = try ["train", "val"].flatMap { part in
      try String(contentsOfFile: folder.path("out/ImageSets/Main/\(part).txt"), encoding: .utf8)
        .split(separator: "\n")
    }
    #expect(lists.sorted() == ["0", "1", "2", "3", "4", "5"])
    let lint = dataset("lint", folder.path("set"), "--output-format", "concise", "--select", "SET")
    #expect(lint.output.matches(of: /SET011/).count == 1)
    #expect(!lint.output.contains("SET005") && !lint.output.contains("SET008"))
  }

  @Test func `where no format describes every picture, the user is asked`() throws {
    let folder = try both(voc: 0..<4, yolo: 2..<6)
    let run = dataset("stats", folder.path("set"))
    #expect(run.status == .failed && run.output.isEmpty)
    #expect(
      run.errors.contains("2 pictures are labeled twice, first '2'")
        && run.errors.contains("Choose one with --labels-format voc or yolo."))
    // Apart they are one set.
    let apart = try both(voc: 0..<3, yolo: 3..<6)
    let all = dataset("stats", apart.path("set"), "--image-size", "100x80")
    #expect(all.output.hasPrefix("6 images") && all.errors.contains("files were read"))
  }

  @Test func `folders of two formats are one set, and frames of two videos are not`() throws {
    let folder = try ScratchFolder()
    for number in 0..<4 {
      try folder.write(voc([(11, 11, 50, 40)]), to: "one/Annotations/\(number).xml")
      try folder.write("0 0.3 0.3 0.4 0.4\n", to: "one/labels/\(number).txt")
      let place = 10 + 5 * number
      try folder.write(voc([(place, 10, 60, 60)]), to: "two/video_1/\(number).xml")
      try folder.write(voc([(10, place, 90, 70)]), to: "two/video_2/\(number).xml")
    }
    #expect(dataset("stats", folder.path("one")).output.hasPrefix("4 images"))
    #expect(dataset("stats", folder.path("two")).output.hasPrefix("8 images"))
  }

  @Test func `two documents of the same pictures are refused, train and val are not`() throws {
    let folder = try ScratchFolder()
    func document(_ names: [String]) -> String {
      let images = names.enumerated().map { place, name in
        #"{"id": \#(place), "file_name": "\#(name).jpg", "width": 100, "height": 80}"#
      }
      return #"{"images": [\#(images.joined(separator: ","))], "annotations": [], "#
        + #""categories": [{"id": 1, "name": "car"}]}"#
    }
    try folder.write(document(["a", "b"]), to: "same/instances.json")
    try folder.write(document(["a", "b"]), to: "same/person_keypoints.json")
    let run = dataset("stats", folder.path("same"))
    let paths = ["instances", "person_keypoints"].map { folder.path("same/\($0).json") }
    #expect(run.status == .failed)
    #expect(run.errors.contains("Give one of them: \(paths[0]) or \(paths[1])."), "\(run.errors)")
    for path in paths { #expect(dataset("stats", path).output.hasPrefix("2 images")) }
    #expect(
      run.errors.contains("'instances.json'") && run.errors.contains("'person_keypoints.json'"))
    try folder.write(document(["a", "b"]), to: "parts/train.json")
    try folder.write(document(["c"]), to: "parts/val.json")
    #expect(dataset("stats", folder.path("parts")).output.hasPrefix("3 images"))
  }

  @Test func `a picture in train and in valid is found, and a split keeps its copies together`()
    throws
  {
    let folder = try ScratchFolder()
    for (part, numbers) in [("train", 0..<8), ("valid", 7..<12)] {
      for number in numbers {
        try folder.write("picture \(number)", to: "\(part)/images/\(number).jpg")
        try folder.write("0 0.3 0.3 0.4 0.4\n", to: "\(part)/labels/\(number).txt")
      }
    }
    let lint = dataset("lint", folder.url.path, "--select", "SET006", "--output-format", "concise")
    #expect(
      lint.status == .findings
        && lint.output.contains("1 picture is in 'train/labels' and in 'valid/labels': first '7'"))
    for seed in 0..<5 {
      let out = folder.path("out\(seed)")
      let run = dataset(
        "split", folder.url.path, "--ratios", "0.5,0.5", "--seed", "\(seed)", "--output", out)
      #expect(run.status == .clean, "\(run.errors)")
      let train = try String(contentsOfFile: out + "/train.txt", encoding: .utf8)
      #expect([0, 2].contains(train.matches(of: /\/7\.jpg/).count))
    }
  }

  @Test func `frames of one video stay together`() throws {
    let folder = try ScratchFolder()
    for video in 1...6 {
      for frame in 0..<3 {
        try folder.write(voc([(11, 11, 50, 40)]), to: "Annotations/night/v\(video)_\(frame).xml")
      }
    }
    let out = folder.path("out")
    func split(_ pattern: String) -> CommandRun {
      dataset("split", folder.url.path, "--group", pattern, "--output", out, "--force")
    }
    #expect(split("(v[0-9]+)_").status == .clean)
    let val = try String(contentsOfFile: out + "/ImageSets/Main/val.txt", encoding: .utf8)
    let ids = val.split(separator: "\n")
    #expect(ids.count == 3 && Set(ids.map { $0.prefix(8) }).count == 1)
    // Lists keep the folders below that of the labels.
    #expect(ids.allSatisfy { $0.hasPrefix("night/v") })
    let none = split("clip")
    #expect(none.status == .failed && none.errors.contains("--group 'clip' matches no path"))
    #expect(split("(").status == .usage)
  }
}
