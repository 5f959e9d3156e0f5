import Boxes
import Configs
import Targets
import Testing

@Suite struct YOLOv5ConfigReaderTests {
  private static let p5 = """
    - [10,13, 16,30, 33,23]
      - [30,61, 62,45, 59,119]
      - [116,90, 156,198, 373,326]
    """
  /// Three outputs of strides 8, 16 and 32, by five convolutions and two upsamplings.
  private static let layers = """
    backbone:
      [[-1, 1, Conv, [64, 6, 2, 2]],
       [-1, 1, Conv, [128, 3, 2]],
       [-1, 3, C3, [128]],
       [-1, 1, Conv, [256, 3, 2]],
       [-1, 1, Conv, [512, 3, 2]],
       [-1, 1, Conv, [1024, 3, 2]]]
    head:
      [[-1, 1, nn.Upsample, [None, 2, "nearest"]],
       [[-1, 4], 1, Concat, [1]],
       [-1, 1, nn.Upsample, [None, 2, "nearest"]],
       [[8, 4, 5], 1, Detect, [nc, anchors]]]
    """

  private func read(
    _ text: String, size: ImageSize? = ImageSize(width: 640, height: 640)
  ) throws -> TrainerConfig {
    try YOLOv5ConfigReader().read(ConfigSource("model.yaml", text), inputSize: size)
  }

  @Test func `yolov5's own model gives the preset's trainer`() throws {
    let config = try read("nc: 80\nanchors:\n  \(Self.p5)\n\(Self.layers)\n")
    guard case .yolo(let expected) = try preset("yolov5") else { throw NotThatKind() }
    #expect(try yolo(config) == expected)
    #expect(config.classCount == 80 && config.basePreset == "yolov5")
    #expect(config.notes.map(\.text).allSatisfy { $0.contains("anchor_t") })
  }

  @Test func `yolov7 is told by its modules`() throws {
    let text = Self.layers.replacing("Detect", with: "IDetect")
    let config = try read("nc: 80\nanchors:\n  \(Self.p5)\n\(text)\n")
    #expect(config.basePreset == "yolov7")
    #expect(try yolo(config).layout.levels.map(\.stride) == [8, 16, 32])
  }

  @Test func `without layers strides are the usual ones, and that is told`() throws {
    let config = try read("anchors:\n  \(Self.p5)\n  - [400,400, 500,500, 600,600]\n")
    #expect(try yolo(config).layout.levels.map(\.stride) == [8, 16, 32, 64])
    #expect(config.notes.contains { $0.text.contains("there are no layers") })
    #expect(config.classCount == nil)
  }

  @Test func `a module that is not known is told with its line, and strides are the usual ones`()
    throws
  {
    let text = Self.layers.replacing("[-1, 3, C3, [128]]", with: "[-1, 3, Own, [128]]")
    let config = try read("anchors:\n  \(Self.p5)\n\(text)\n")
    #expect(try yolo(config).layout.levels.map(\.stride) == [8, 16, 32])
    #expect(config.notes.contains { $0.line == 8 && $0.text.contains("Own") })
  }

  @Test func `anchors in the wrong order are turned round, as the trainer does`() throws {
    let config = try read("anchors:\n  - [100,100]\n  - [30,30]\n  - [10,10]\n")
    #expect(try yolo(config).layout.levels.map { $0.anchors[0].width } == [10, 30, 100])
    #expect(config.notes.contains { $0.text.contains("reverses") })
  }

  @Test(arguments: [
    ("nc: 80\nanchors: 3\n", "line 2: anchors is '3': the trainer finds as many a level"),
    ("nc: 80\nbackbone: []\nhead: []\n", "models of ultralytics 8 and later"),
    ("anchors:\n  - [10,13,16]\n", "line 2: anchors of level 0 is a list of 3 numbers"),
    ("anchors:\n  - [10,0]\n", "a side that is not above 0"),
    ("anchors:\n  - [10,13]\n  - [10,13, 16,30]\n", "line 3: anchors of level 1 is 2 of them"),
    ("anchors:\n  - [10,x]\n", "line 2: anchors of level 0 is 'x'"),
    ("nc: many\nanchors:\n  - [10,13]\n", "line 1: nc is 'many'"),
    ("anchors: [\n", "line"),
  ])
  func `what can't be read is named with its line`(text: String, says: String) throws {
    let error = #expect(throws: ConfigReadError.self) { try read(text) }
    let told = "\(try #require(error))"
    #expect(told.contains(says), "\(told)")
  }

  @Test func `the input has to be given`() {
    #expect(throws: ConfigReadError.noInputSize) {
      try read("anchors:\n  \(Self.p5)\n", size: nil)
    }
  }

  @Test func `a head of other outputs than lists of anchors is refused`() throws {
    let error = #expect(throws: ConfigReadError.self) {
      try read("anchors:\n  - [10,13]\n  - [30,61]\n\(Self.layers)\n")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("one with 3 outputs, expected 2"))
  }
}
