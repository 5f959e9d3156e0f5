import Commands
import Foundation
import JSONText
import Testing

@Suite struct `YOLO presets on the command line` {
  static let names = [
    "yolov5", "yolov7", "darknet-yolo", "darknet-yolov4", "darknet-yolov4-csp", "darknet-region",
    "darknet-region-voc", "mmdet-yolov3",
  ]

  @Test(arguments: [("yolov5", 25_200), ("darknet-region", 1805), ("mmdet-yolov3", 22_743)])
  func `priors are anchors in the middle of cells`(name: String, count: Int) {
    let run = CommandRun(AnchorsCommand.self, ["priors", "--preset", name])
    #expect(run.status == .clean)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == count + 1)
    let first = [
      "yolov5": "0,0,0,0,0,4.0,4.0,10.0,13.0", "mmdet-yolov3": "0,0,0,0,0,16.0,16.0,116.0,90.0",
    ]
    if let line = first[name] { #expect(lines[1] == line[...]) }
  }

  @Test(arguments: ["yolov5", "darknet-yolov4", "darknet-region", "mmdet-yolov3"])
  func `a layout that is printed makes the same priors`(name: String) throws {
    let folder = try ScratchFolder()
    let layout = CommandRun(
      AnchorsCommand.self, ["priors", "--preset", name, "--format", "layout"])
    #expect(layout.status == .clean)
    let file = try folder.write(layout.output, to: "mine.json")
    let mine = CommandRun(AnchorsCommand.self, ["priors", "--layout", file])
    let theirs = CommandRun(AnchorsCommand.self, ["priors", "--preset", name])
    #expect(mine.status == .clean && mine.output == theirs.output)
  }

  @Test func `an input that is asked for has to be one that the network halves`() {
    let even = CommandRun(
      AnchorsCommand.self, ["priors", "--preset", "yolov5", "--input-size", "320x64"])
    #expect(even.output.split(separator: "\n").count == 1 + 3 * (40 * 8 + 20 * 4 + 10 * 2))
    let odd = CommandRun(
      AnchorsCommand.self, ["priors", "--preset", "yolov5", "--input-size", "600x600"])
    #expect(odd.status == .failed && odd.errors.contains("multiples of 32"))
  }

  @Test(arguments: names)
  func `previews and evaluation tell of the same positives`(name: String) throws {
    let data = CommandRun.fixture("voc")
    let preview = CommandRun(
      PreviewMatchesCommand.self, [data, "--preset", name, "--format", "json", "--no-images"])
    let images = try preview.output.split(separator: "\n").map { try JSONReader().read(String($0)) }
    // mmdet's reader stops at <xmin>abc</xmin>, and so does its preview.
    #expect(images.count >= 23)
    let evaluated = CommandRun(
      AnchorsCommand.self, ["evaluate", data, "--preset", name, "--format", "json"])
    let trainer = try #require(
      try JSONReader().read(evaluated.output)["evaluations"]?.array?.first?["trainer"])
    func sum(_ key: String) -> Int { images.reduce(0) { $0 + ($1[key]?.int ?? 0) } }
    let read = images.filter { $0["error"] == nil }
    #expect(read.count == trainer["images"]?.int)
    #expect(
      read.reduce(0) { $0 + ($1["negatives"]?.int ?? 0) } == trainer["negatives"]?.int)
    #expect(sum("sharedMatches") == trainer["sharedMatches"]?.int ?? 0)
    #expect(sum("positives") > 0)
    #expect((name == "mmdet-yolov3") == (images[0]["iou"] == nil))
    for image in images {
      let parts = ["positives", "negatives", "ignored"].compactMap { image[$0]?.int }
      #expect(parts.reduce(0, +) == image["priors"]?.int)
    }
  }

  @Test func `a center on the border of two cells is shown with two rows`() throws {
    let folder = try ScratchFolder()
    try folder.write("0 0.5 0.51 0.1 0.1\n", to: "labels/a.txt")
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [
        folder.path("labels"), "--preset", "yolov5", "--format", "json", "--no-images",
        "--image-size", "640x640", "--classes", "car",
      ])
    #expect(run.status == .clean, "\(run.errors)")
    let matches = try #require(
      try JSONReader().read(run.output)["groundTruths"]?.array?.first?["matches"]?.array)
    #expect(matches.contains { $0["rows"]?.int == 2 })
    #expect(matches.contains { $0["rows"] == nil })
    let text = CommandRun(
      AnchorsCommand.self,
      [
        "evaluate", folder.path("labels"), "--preset", "yolov5", "--image-size", "640x640",
        "--classes", "car",
      ])
    #expect(text.output.contains("twice: a center on the border of two cells"))
    #expect(text.output.contains("IoU is of sizes on one center"))
  }

  @Test func `targets have a tensor of rows beside those of priors`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("t")
    let run = CommandRun(
      AnchorsCommand.self,
      ["encode", CommandRun.fixture("voc"), "--preset", "yolov5", "--output", file])
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let length = 8 + bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let json = try JSONReader().read(Array(bytes[8..<length]))
    #expect(run.output.contains("25,200 priors each"))
    let rows = try #require(json["lake_01.rows"]?["shape"]?.array?.compactMap { $0.int })
    #expect(rows.count == 2 && rows[1] == 3 && rows[0] > 0)
    #expect(json["lake_01.row_offsets"]?["shape"]?.array?.compactMap { $0.int } == [rows[0], 4])
    #expect(json["__metadata__"]?["rows"]?.string?.hasPrefix("prior, object, class") == true)
    let ends = json["street_16.row_offsets"]?["data_offsets"]?.array?.compactMap { $0.int }
    #expect(try #require(ends?.last) == bytes.count - length)
  }

  @Test func `anchors of one's own take the place of the preset's`() throws {
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "compare", "yolov5", "yolov7", "--format", "json", "--classes", "car",
      ])
    #expect(run.status == .clean, "\(run.errors)")
    let levels = try #require(try JSONReader().read(run.output)["levels"]?.array)
    #expect(levels.count == 3)
    // Three anchors of four offsets, a confidence and a class.
    #expect(levels[0]["predictors"]?.array?.first?["newChannels"]?.int == 18)
  }
}
