import Boxes
import Configs
import Targets
import Testing

@Suite struct TFObjectDetectionConfigReaderTests {
  private static let ssdAnchors = """
    ssd_anchor_generator {
      num_layers: 6
      min_scale: 0.2
      max_scale: 0.95
      aspect_ratios: 1.0
      aspect_ratios: 2.0
      aspect_ratios: 0.5
      aspect_ratios: 3.0
      aspect_ratios: 0.3333
    }
    """
  private static let matcher = """
    matcher { argmax_matcher {
      matched_threshold: 0.5
      unmatched_threshold: 0.5
      force_match_for_each_row: true
    } }
    """
  private static let coder =
    "box_coder { faster_rcnn_box_coder { y_scale: 10.0 x_scale: 10.0 height_scale: 5.0 width_scale: 5.0 } }"

  private func pipeline(
    generator: String = ssdAnchors, matcher: String = matcher, coder: String = coder,
    resizer: String = "fixed_shape_resizer { height: 300 width: 300 }"
  ) -> ConfigSource {
    ConfigSource(
      "pipeline.config",
      """
      # a pipeline
      model {
        ssd {
          num_classes: 90
          image_resizer { \(resizer) }
          \(matcher)
          \(coder)
          similarity_calculator { iou_similarity { } }
          anchor_generator { \(generator) }
        }
      }
      train_config: { batch_size: 24 }
      """)
  }

  private func read(_ source: ConfigSource, _ size: ImageSize? = nil) throws -> TrainerConfig {
    try TFObjectDetectionConfigReader().read(source, inputSize: size)
  }

  @Test func `the SSD MobileNet of the samples gives the preset's trainer`() throws {
    let config = try read(pipeline())
    guard case .ssd(let expected) = try preset("tf-od-ssd300") else { throw NotThatKind() }
    let read = try ssd(config)
    #expect(read.layout == expected.layout && read.layout.count == 1917)
    #expect(read.policy == expected.policy && read.coder == expected.coder)
    #expect(config.classCount == 90 && config.basePreset == "tf-od-ssd300")
    #expect(config.notes.map(\.text).allSatisfy { $0.contains("feature maps") })
  }

  @Test func `a multiscale generator has ratios outside and octaves inside`() throws {
    let generator = """
      multiscale_anchor_generator {
        min_level: 3 max_level: 7 anchor_scale: 4.0
        aspect_ratios: [1.0, 2.0, 0.5] scales_per_octave: 2
      }
      """
    let resizer = "fixed_shape_resizer { height: 640 width: 640 }"
    let preset = try ssd(try read(pipeline(generator: generator, resizer: resizer)))
    #expect(preset.layout.levels.map(\.grid.columns) == [80, 40, 20, 10, 5])
    #expect(preset.layout.count == 51_150)
    let root = 2.0.squareRoot()
    #expect(
      preset.layout.levels[0].shapes.prefix(3) == [
        .scale(32, ratio: 1), .scale(32 * root, ratio: 1), .scale(32, ratio: 2),
      ])
    #expect(preset.layout.levels[4].centerOffset == 0.5)
    let uneven = "fixed_shape_resizer { height: 600 width: 600 }"
    let other = try ssd(try read(pipeline(generator: generator, resizer: uneven)))
    #expect(other.layout.levels.map(\.centerOffset) == [0.5, 0, 0, 0, 0])
  }

  @Test func `thresholds, forcing and scales are those of the file`() throws {
    let matcher = "matcher { argmax_matcher { matched_threshold: 0.6 unmatched_threshold: 0.4 } }"
    let coder = "box_coder { faster_rcnn_box_coder { y_scale: 5 x_scale: 5 height_scale: 2 } }"
    let preset = try ssd(try read(pipeline(matcher: matcher, coder: coder)))
    #expect(preset.policy.threshold == 0.6 && preset.policy.ignoredFrom == 0.4)
    #expect(preset.policy.forced == .none)
    #expect(preset.coder.variances == Variances(weights: 5, 5, 5, 2))
  }

  @Test func `scales and strides that are listed are taken`() throws {
    let generator = """
      ssd_anchor_generator {
        num_layers: 2 scales: [0.25, 0.5] aspect_ratios: [1.0] reduce_boxes_in_lowest_layer: false
        height_stride: [16, 32] width_stride: [16, 32]
        interpolated_scale_aspect_ratio: 0.0
      }
      """
    let preset = try ssd(try read(pipeline(generator: generator)))
    #expect(preset.layout.levels.map(\.shapes) == [[.square(0.25)], [.square(0.5)]])
    #expect(preset.layout.levels.map(\.centering) == [.step(16), .step(32)])
  }

  @Test func `what the file leaves out is told`() throws {
    let config = try read(pipeline(matcher: "", coder: ""))
    #expect(config.notes.count == 3)
    let keeping = "keep_aspect_ratio_resizer { min_dimension: 600 max_dimension: 1024 }"
    #expect(throws: ConfigReadError.noInputSize) { try read(pipeline(resizer: keeping)) }
    let size = try ImageSize.square(600)
    let stretched = try read(pipeline(resizer: keeping), size)
    #expect(ReadShapes(stretched).inputSize == size)
    #expect(stretched.notes.contains { $0.line == 5 && $0.text.contains("keep_aspect_ratio") })
  }

  @Test(arguments: [
    (
      "model { faster_rcnn { num_classes: 3 } }",
      "line 1: model.faster_rcnn is a model that is no SSD"
    ),
    ("model { ssd { num_classes: 3 } }", "model.ssd.anchor_generator is missing"),
    ("model { ssd { anchor_generator { ", "line 1: the text ends inside a message"),
    (
      "model { ssd { anchor_generator { grid_anchor_generator { } } } }",
      "a generator that is not read"
    ),
    (
      "model { ssd { anchor_generator { flexible_grid_anchor_generator { anchor_grid {\nbase_sizes: 9 } } } } }",
      "line 2: model.ssd.anchor_generator.flexible_grid_anchor_generator.anchor_grid.base_sizes"
    ),
    (
      "model { ssd { matcher { bipartite_matcher { } }\nanchor_generator { ssd_anchor_generator { } } } }",
      "model.ssd.matcher is bipartite_matcher"
    ),
    (
      "model { ssd { num_classes: x anchor_generator { ssd_anchor_generator { } } } }",
      "line 1: model.ssd.num_classes is 'x'"
    ),
  ])
  func `what can't be read is named with its line`(text: String, says: String) throws {
    let size = try ImageSize.square(300)
    let error = #expect(throws: ConfigReadError.self) {
      try read(ConfigSource("pipeline.config", text), size)
    }
    let told = "\(try #require(error))"
    #expect(told.contains(says), "\(told)")
  }

  @Test func `another input than the file's is refused`() throws {
    let asked = try ImageSize.square(512)
    #expect(
      throws: ConfigReadError.otherInputSize(stated: try .square(300), asked: asked, line: 5)
    ) { try read(pipeline(), asked) }
  }
}
