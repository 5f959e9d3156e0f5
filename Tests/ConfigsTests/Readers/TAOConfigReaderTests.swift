import Boxes
import Configs
import Targets
import Testing

@Suite struct TAOConfigReaderTests {
  private func read(_ text: String, _ size: ImageSize? = nil) throws -> TrainerConfig {
    try TAOConfigReader().read(ConfigSource("spec.txt", text), inputSize: size)
  }

  private static let input = "augmentation_config { output_width: 300 output_height: 300 }\n"
  private static let spec = """
    ssd_config {
      aspect_ratios: "[[1.0, 2.0, 0.5], [1.0, 2.0, 0.5, 3.0, 0.3333333333333333], \
    [1.0, 2.0, 0.5, 3.0, 0.3333333333333333], [1.0, 2.0, 0.5, 3.0, 0.3333333333333333], \
    [1.0, 2.0, 0.5], [1.0, 2.0, 0.5]]"
      scales: "[0.1, 0.2, 0.37, 0.54, 0.71, 0.88, 1.05]"
      two_boxes_for_ar1: true
      steps: "[8, 16, 32, 64, 100, 300]"
      clip_boxes: false
      variances: "[0.1, 0.1, 0.2, 0.2]"
    }

    """

  @Test func `an SSD of ssd-keras' tables has its priors`() throws {
    let read = try ssd(try read(Self.spec + Self.input))
    guard case .ssd(var expected) = try preset("ssd-keras-300") else { throw NotThatKind() }
    expected.layout.name = read.layout.name
    #expect(read.layout == expected.layout)
    #expect(read.policy == expected.policy && read.coder == expected.coder)
    #expect(read.name == "tao-ssd")
  }

  @Test func `scales between two numbers and ratios for all maps are spread`() throws {
    let text = """
      dssd_config {
        aspect_ratios_global: "[1.0, 2.0]"
        min_scale: 0.25
        max_scale: 0.75
        steps: "[100, 300]"
        pos_iou_thresh: 0.6
        neg_iou_thresh: 0.4
      }

      """
    let preset = try ssd(try read(text + Self.input))
    #expect(
      preset.layout.levels.map(\.shapes) == [
        [.square(0.25), .scale(0.25, ratio: 2)], [.square(0.5), .scale(0.5, ratio: 2)],
      ])
    #expect(preset.policy.threshold == 0.6 && preset.policy.ignoredFrom == 0.4)
  }

  @Test func `YOLOv4 takes shapes above a threshold, YOLOv3 the best`() throws {
    let text = """
      yolov4_config {
        big_anchor_shape: "[(116, 90), (156, 198)]"
        mid_anchor_shape: "[(30, 61), (62, 45)]"
        box_matching_iou: 0.25
        matching_neutral_box_iou: 0.5
      }

      """
    let config = try read(text + Self.input)
    #expect(try yolo(config).layout.levels.map(\.stride) == [32, 16])
    #expect(
      try yolo(config).assigner
        == .bestShape(YOLOBestShape(othersAbove: 0.25, ignoredAbove: 0.5)))
    let third = try read(text.replacing("yolov4", with: "yolov3") + Self.input)
    #expect(try yolo(third).assigner == .bestShape(YOLOBestShape(ignoredAbove: 0.5)))
  }

  @Test func `classes are the mapping's values, sorted, and renamed objects are told`() throws {
    let mapping = """
      dataset_config {
        target_class_mapping { key: "van" value: "car" }
        target_class_mapping { key: "car" value: "car" }
        target_class_mapping { key: "bus" value: "bus" }
      }
      """
    let config = try read(Self.spec + Self.input + mapping)
    #expect(config.classNames == ["bus", "car"])
    #expect(config.notes.contains { $0.text.contains("'van' are trained as 'car'") })
  }

  @Test(arguments: [
    ("ssd_config { scales: \"[0.1, 0.2]\" }", "ssd_config.steps is missing"),
    ("ssd_config { steps: \"[8, x]\" }", "line 1: ssd_config.steps is '[8, x]'"),
    ("ssd_config { steps: \"[8]\"\nscales: \"[0.1]\" }", "line 2: ssd_config.scales is"),
    ("ssd_config { steps: \"[[8]\" }", "ssd_config.steps is '[[8]'"),
    ("yolov4_config { }", "big_anchor_shape is missing"),
    ("yolov4_config { big_anchor_shape: \"[(1, 2, 3)]\" }", "(width, height) pairs"),
    ("retinanet_config { }", "retinanet_config is a model that is not modeled"),
  ])
  func `what can't be read is named with its line`(text: String, says: String) throws {
    let size = try ImageSize.square(300)
    let error = #expect(throws: ConfigReadError.self) { try read(text, size) }
    let told = "\(try #require(error))"
    #expect(told.contains(says), "\(told)")
  }

  @Test func `the input has to be given where the spec has none`() throws {
    #expect(throws: ConfigReadError.noInputSize) { try read(Self.spec) }
    #expect(throws: ConfigReadError.self) { try read(Self.spec + Self.input, .square(512)) }
  }
}
