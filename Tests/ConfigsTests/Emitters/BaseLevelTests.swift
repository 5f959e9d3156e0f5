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
    ("ssd_anchor_generator { num_layers: 6 }", ["16", "30", "60", "100", "150", "300"]),
    ("ssd_anchor_generator { }", ["16", "30", "60", "100", "150", "300"]),
    ("ssd_anchor_generator { num_layers: 3 }", ["16", "30", "60"]),
    (
      "ssd_anchor_generator { num_layers: 2 height_stride: 8 height_stride: 20 width_stride: [8, 20] }",
      ["8", "20"]
    ),
    ("keypoint_generator { }", ["8", "16", "32", "64", "128"]),
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

  @Test func `maps of SSD divide each side by itself, and more anchors are needed than maps`()
    throws
  {
    let base = "model { ssd { anchor_generator { ssd_anchor_generator { num_layers: 4 } } } }\n"
    let emitter = try ConfigEmitters.named("tf-object-detection")
    let request = EmitRequest(
      anchors: Self.six, inputSize: try #require(ImageSize(width: 640, height: 100)),
      base: Array(base.utf8))
    let result = try emitter.emit(request)
    let across = result.text.matches(of: /width_stride: (\d+)/).map { String($0.1) }
    let down = result.text.matches(of: /height_stride: (\d+)/).map { String($0.1) }
    #expect(across == ["16", "32", "64", "128"])
    // 7, 4, 2 and 1 cells of 100 pixels: 14.3, 25, 50 and 100.
    #expect(down == ["14", "24", "50", "100"] || down == ["14", "26", "50", "100"])
    #expect(result.text.contains("height_offset: \(50)"))
    #expect(result.notes.contains { $0.contains("px from those of ssd_anchor_generator") })
    let few = EmitRequest(
      anchors: Array(Self.six.prefix(3)), inputSize: request.inputSize, base: Array(base.utf8))
    let error = #expect(throws: EmitError.self) { try emitter.emit(few) }
    #expect("\(try #require(error))".contains("3 of 4 levels would have anchors"))
  }

  @Test func `a layout for other maps than the base's is refused, one for its maps is written`()
    throws
  {
    let base = "model { ssd { anchor_generator { ssd_anchor_generator { } } } }\n"
    var layout = EmitterGolden.ssd300(first: 30)
    let error = #expect(throws: EmitError.self) {
      try Self.emit("tf-object-detection", base, layout: layout)
    }
    #expect("\(try #require(error))".contains("--strides 16,30,60,100,150,300"))
    for (level, step) in [16.0, 30, 60, 100, 150, 300].enumerated() {
      layout.levels[level].stepX = step
      layout.levels[level].stepY = step
    }
    #expect(
      try Self.emit("tf-object-detection", base, layout: layout).contains("width_stride: 30"))
  }

  private static let script = "def squeezeDet_config(name):\n  cfg.IMAGE_WIDTH = 32 # x\n"

  static let inputs: [(target: String, base: String, size: ImageSize?)] = [
    ("darknet", "[net]\nwidth=608\nheight=416\n[yolo]\n", ImageSize(width: 608, height: 416)),
    (
      "tao", "augmentation_config { output_height: 384 output_width: 1248 }",
      ImageSize(width: 1248, height: 384)
    ),
    ("tao", "ssd_config { }", nil),
    (
      "tf-object-detection",
      "model { faster_rcnn { image_resizer { fixed_shape_resizer { height: 3 width: 4 } } } }",
      ImageSize(width: 4, height: 3)
    ),
    (
      "tf-object-detection",
      "model { ssd { image_resizer { keep_aspect_ratio_resizer { min_dimension: 600 } } } }", nil
    ),
    ("squeezedet-script", script + "  cfg.IMAGE_HEIGHT=(\n 16\n )\n", nil),
    (
      "squeezedet-script", script + "  cfg.IMAGE_HEIGHT=16\ndef f():\n  cfg.IMAGE_WIDTH = 8\n",
      ImageSize(width: 32, height: 16)
    ),
    ("yolov5", "anchors: 3\n", nil),
    ("csv", "", nil),
  ]

  @Test(arguments: inputs)
  func `a base says what its input is`(target: String, base: String, size: ImageSize?) throws {
    #expect(try ConfigEmitters.named(target).inputSize(of: Array(base.utf8)) == size)
  }

  @Test func `each base of the goldens with an input says it`() throws {
    let without = ["yolov5-base", "mmdetection-base", "mmdetection-ssd-base"]
    for golden in EmitterGolden.all where golden.folder.hasSuffix("-base") {
      let base = try #require(try golden.request().base)
      let size = try ConfigEmitters.named(golden.target).inputSize(of: base)
      #expect((size == nil) == without.contains(golden.folder), "\(golden.folder): \(size as Any)")
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
