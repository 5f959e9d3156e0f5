import Boxes
import Configs
import Testing

/// A file to be updated says how many maps its network has.
@Suite struct `Levels of a base file` {
  private static let six = EmitterGolden.sizes(
    (10, 14), (23, 27), (37, 58), (81, 82), (135, 169), (300, 280))

  private static func emit(
    _ target: String, _ base: String, strides: [Int]? = nil, layout: LevelTable? = nil
  ) throws -> String {
    var options = EmitOptions()
    options.strides = strides
    let request = EmitRequest(
      anchors: six, inputSize: try #require(ImageSize(width: 300, height: 300)),
      classNames: ["a"], base: base.isEmpty ? nil : Array(base.utf8), layout: layout,
      options: options)
    return try ConfigEmitters.named(target).emit(request).text
  }

  @Test(arguments: [nil, [16, 32]])
  func `TAO's tiny network has two levels`(strides: [Int]?) throws {
    let base = "yolov4_config {\n  mid_anchor_shape: \"[]\"\n  arch: \"cspdarknet_tiny\"\n}\n"
    let text = try Self.emit("tao", base, strides: strides)
    #expect(text.contains("mid_anchor_shape: \"[(10, 14), (23, 27), (37, 58)]\""))
    #expect(text.contains("big_anchor_shape: \"[(81, 82), (135, 169), (300, 280)]\""))
    #expect(!text.contains("small_anchor_shape"))
  }

  @Test func `other networks of TAO have three, and two are refused`() throws {
    for arch in ["cspdarknet_tiny_3l", "resnet"] {
      let base = "yolov4_config { arch: \"\(arch)\" }\n"
      #expect(try Self.emit("tao", base).contains("small_anchor_shape: \"[(10, 14), (23, 27)]\""))
      #expect(throws: EmitError.self) { try Self.emit("tao", base, strides: [16, 32]) }
    }
    let tiny = "yolov4_config { arch: 'cspdarknet_tiny' }\n"
    #expect(throws: EmitError.self) { try Self.emit("tao", tiny, strides: [8, 16, 32]) }
    // Without a base nobody knows, and strides tell.
    #expect(try !Self.emit("tao", "", strides: [16, 32]).contains("small_anchor_shape"))
    #expect(try Self.emit("tao", "").contains("small_anchor_shape"))
  }

  static let generators: [(text: String, strides: [String])] = [
    ("grid_anchor_generator { scales: [1.0] height_stride: 8 }", ["8"]),
    ("grid_anchor_generator { }", ["16"]),
    ("multiscale_anchor_generator { min_level: 3 max_level: 5 }", ["8", "16", "32"]),
    (
      "flexible_grid_anchor_generator { anchor_grid { height_stride: 4 } "
        + "anchor_grid { height_stride: 64 } }", ["4", "64"]
    ),
    ("ssd_anchor_generator { num_layers: 6 }", ["8", "16", "32", "64", "128"]),
  ]

  @Test(arguments: generators)
  func `TF OD's generator says which maps there are`(text: String, strides: [String]) throws {
    for (meta, field) in [
      ("ssd", "anchor_generator"), ("faster_rcnn", "first_stage_anchor_generator"),
    ] {
      let base = "model { \(meta) { \(field) { \(text) } } }\n"
      let emitted = try Self.emit("tf-object-detection", base)
      let found = emitted.matches(of: /width_stride: (\d+)/).map { String($0.1) }
      #expect(found == strides)
    }
  }

  @Test func `the stride that the extractor is told wins, and other counts are refused`() throws {
    let base = """
      model { faster_rcnn {
        feature_extractor { type: 'x' first_stage_features_stride: 8 }
        first_stage_anchor_generator { grid_anchor_generator { height_stride: 16 } }
      } }

      """
    #expect(try Self.emit("tf-object-detection", base).contains("height_stride: 8"))
    #expect(
      try Self.emit("tf-object-detection", base, strides: [16]).contains("height_stride: 16"))
    for error in [
      #expect(throws: EmitError.self) {
        try Self.emit("tf-object-detection", base, strides: [8, 16])
      },
      #expect(throws: EmitError.self) {
        try Self.emit("tf-object-detection", base, layout: EmitterGolden.ssd300(first: 30))
      },
    ] {
      #expect("\(try #require(error))".contains("has 1 map (--strides 8)"))
    }
  }
}
