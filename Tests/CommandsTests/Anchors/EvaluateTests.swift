import Commands
import Foundation
import JSONText
import Testing

@Suite struct EvaluateTests {
  /// Two images of 300 × 300 with one large car each, and a car of 5 × 5 px in the second.
  private func dataset() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(Self.voc([("car", 51, 51, 200, 150)]), to: "a.xml")
    try folder.write(
      Self.voc([("car", 51, 51, 200, 150), ("car", 11, 11, 15, 15)]), to: "b.xml")
    return folder
  }

  private static func voc(_ objects: [(String, Int, Int, Int, Int)]) -> String {
    let items = objects.map {
      """
      <object><name>\($0.0)</name><difficult>0</difficult><bndbox><xmin>\($0.1)</xmin><ymin>\($0.2)</ymin>\
      <xmax>\($0.3)</xmax><ymax>\($0.4)</ymax></bndbox></object>
      """
    }
    return """
      <annotation><filename>a.jpg</filename>
      <size><width>300</width><height>300</height><depth>3</depth></size>
      \(items.joined(separator: "\n"))
      </annotation>
      """
  }

  private func evaluate(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, ["evaluate"] + arguments)
  }

  @Test func `anchors that are the boxes themselves fit them wholly`() throws {
    let folder = try dataset()
    let run = evaluate([
      folder.url.path, "--anchors", "150,100 5,5", "--input-size", "300x300", "--format", "json",
    ])
    #expect(run.status == .clean)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "anchorkit.evaluation/1")
    let first = try #require((json["evaluations"] as? [[String: Any]])?.first)
    let metrics = try #require(first["metrics"] as? [String: Any])
    #expect(metrics["meanIoU"] as? Double == 1 && metrics["boxes"] as? Int == 3)
    #expect(first["trainer"] is NSNull)
    let sizes = try #require(first["bySize"] as? [[String: Any]])
    #expect(sizes.map { $0["bucket"] as? String } == ["small", "large"])
  }

  @Test func `an object that no prior learns is listed with file and line`() throws {
    let folder = try dataset()
    let run = evaluate([folder.url.path, "--preset", "ssd-tensorflow-300"])
    #expect(run.status == .clean)
    #expect(run.output.contains("1 object never matched"))
    // SSD-Tensorflow takes the numbers as written: 11 to 15 are 4 pixels.
    #expect(run.output.contains("b.xml:4  car, 4.0 × 4.0 px in the input"))
    #expect(run.output.contains("labels read by: ssd-tensorflow (SSD-Tensorflow"))
  }

  @Test func `recall is judged under the trainer where there is one`() throws {
    let folder = try dataset()
    let low = evaluate([
      folder.url.path, "--preset", "ssd-tensorflow-300", "--min-recall", "0.9", "--quiet",
    ])
    #expect(low.status == .findings && low.output.isEmpty)
    #expect(low.errors.contains("matched share"))
    #expect(low.errors.contains("is 66.667 %, below 90.000 %"))
    let high = evaluate([
      folder.url.path, "--preset", "ssd-tensorflow-300", "--min-recall", "0.6",
    ])
    #expect(
      high.status == .clean && high.output.contains("passed: ssd-tensorflow-300: matched share"))
    let shapes = evaluate([
      folder.url.path, "--anchors", "150,100", "--input-size", "300x300", "--min-recall", "0.9",
    ])
    #expect(shapes.status == .findings && shapes.errors.contains("recall@0.5 (shape IoU"))
  }

  @Test func `several presets stand side by side`() throws {
    let folder = try dataset()
    let run = evaluate([
      folder.url.path, "--preset", "gluoncv-ssd300", "--preset", "caffe-ssd300", "--anchors",
      "150,100", "--input-size", "300x300",
    ])
    #expect(run.status == .clean)
    #expect(run.output.hasPrefix("3 sets of anchors on 3 boxes in 2 images"))
    let csv = evaluate([
      folder.url.path, "--preset", "gluoncv-ssd300", "--preset", "caffe-ssd300", "--format", "csv",
    ]).output.split(separator: "\n")
    #expect(csv.filter { $0.contains(",all,all,3,") }.count == 2)
    #expect(
      csv.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 15 })
    #expect(csv[0].hasSuffix(",readers"))
    for (preset, reader) in [("gluoncv-ssd300", "gluoncv"), ("caffe-ssd300", "caffe-ssd")] {
      let lines = csv.filter { $0.hasPrefix(preset) }
      #expect(!lines.isEmpty && lines.allSatisfy { $0.hasSuffix(",\(reader)") })
    }
  }

  @Test func `the number of threads and the order of paths change nothing`() throws {
    let folder = try dataset()
    let paths = [folder.path("a.xml"), folder.path("b.xml")]
    let one = evaluate(paths + ["--preset", "gluoncv-ssd300", "--jobs", "1", "--format", "json"])
    let many = evaluate(
      paths.reversed() + ["--preset", "gluoncv-ssd300", "--jobs", "4", "--format", "json"])
    #expect(one.output == many.output && !one.output.isEmpty)
  }

  @Test func `an image on which the trainer stops is named`() throws {
    let folder = try dataset()
    try folder.write(Self.voc([]), to: "empty.xml")
    let run = evaluate([folder.url.path, "--preset", "torchcv-ssd300"])
    // As with previews and targets.
    #expect(run.status == .findings)
    #expect(run.output.contains("1 image on which the trainer stops"))
    #expect(run.output.contains("empty.xml: "))
  }

  @Test func `what is missing is said`() throws {
    let folder = try dataset()
    #expect(evaluate([folder.url.path]).status == .usage)
    let unknown = evaluate([folder.url.path, "--anchors", "150,100"])
    #expect(unknown.status == .failed && unknown.errors.contains("Give --input-size WxH"))
    let share = evaluate([folder.url.path, "--preset", "squeezedet", "--min-recall", "95"])
    #expect(share.status == .usage && share.errors.contains("like 0.95"))
    let nothing = evaluate([
      folder.url.path, "--preset", "squeezedet", "--classes", "zebra",
    ])
    #expect(nothing.status == .failed)
  }

  @Test func `input-size compares grids of about as many cells`() throws {
    let folder = try dataset()
    let run = CommandRun(AnchorsCommand.self, ["input-size", folder.url.path, "--format", "csv"])
    #expect(run.status == .clean)
    let sizes = run.output.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").prefix(4).compactMap { Int($0) }
    }
    #expect(sizes.count == 5)
    for size in sizes {
      #expect(size[0] == size[2] * 16 && size[1] == size[3] * 16)
      #expect(abs(size[2] * size[3] - 1872) < 1872 / 10)
    }
    let kitti = CommandRun(
      AnchorsCommand.self, ["input-size", folder.url.path, "--size", "1248x384"])
    // Square images become 3.25 times as wide as high.
    #expect(kitti.output.contains("78x24") && kitti.output.contains("3.25"))
    #expect(kitti.output.contains("images are drawn out of shape"))
  }

  @Test func `anchors are in pixels of an input that is no square`() throws {
    let folder = try dataset()
    // A car of 150 × 100 in 300 × 300, brought to 600 × 150.
    let run = evaluate([
      folder.path("a.xml"), "--anchors", "300,50", "--input-size", "600x150", "--format", "json",
    ])
    let json = try JSONReader().read(run.output)
    #expect(json["evaluations"]?.array?.first?["metrics"]?["meanIoU"]?.double == 1)
  }

  @Test func `classes are named right though the last in order comes first`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc([("van", 51, 51, 200, 150)]), to: "a.xml")
    try folder.write(
      Self.voc([("bus", 21, 21, 180, 250), ("bus", 51, 51, 250, 150)]), to: "b.xml")
    let run = evaluate([
      folder.url.path, "--preset", "gluoncv-ssd300", "--format", "json", "--jobs", "1",
    ])
    let first = try #require(try JSONReader().read(run.output)["evaluations"]?.array?.first)
    func counts(_ classes: JSONValue?, _ key: String) -> [String] {
      (classes?.array ?? []).map { "\($0["class"]?.string ?? "") \($0[key]?.int ?? 0)" }
    }
    #expect(counts(first["byClass"], "boxes") == ["bus 2", "van 1"])
    #expect(counts(first["trainer"]?["byClass"], "objects") == ["bus 2", "van 1"])
  }
}
