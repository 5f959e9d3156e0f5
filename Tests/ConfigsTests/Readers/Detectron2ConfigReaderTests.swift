import Boxes
import Configs
import Targets
import Testing

@Suite struct Detectron2ConfigReaderTests {
  private func read(
    _ text: String, size: ImageSize? = ImageSize(width: 1088, height: 800)
  ) throws -> TrainerConfig {
    try Detectron2ConfigReader().read(ConfigSource("config.yaml", text), inputSize: size)
  }

  @Test func `the settings of its own FPN base give the preset's proposal network`() throws {
    let config = try read(
      """
      MODEL:
        META_ARCHITECTURE: "GeneralizedRCNN"
        ANCHOR_GENERATOR:
          SIZES: [[32], [64], [128], [256], [512]]
          ASPECT_RATIOS: [[0.5, 1.0, 2.0]]
        RPN:
          IN_FEATURES: ["p2", "p3", "p4", "p5", "p6"]
      """)
    guard case .ssd(let expected) = try preset("detectron2-rpn") else { throw NotThatKind() }
    #expect(try ssd(config) == expected)
    #expect(config.basePreset == "detectron2-rpn")
  }

  @Test func `the expression of its own RetinaNet base is known`() throws {
    let config = try read(
      """
      MODEL:
        META_ARCHITECTURE: "RetinaNet"
        ANCHOR_GENERATOR:
          SIZES: !!python/object/apply:eval ["[[x, x * 2**(1.0/3), x * 2**(2.0/3) ] for x in [32, 64, 128, 256, 512 ]]"]
        RETINANET:
          IOU_THRESHOLDS: [0.4, 0.5]
          IOU_LABELS: [0, -1, 1]
          NUM_CLASSES: 3
      """)
    guard case .ssd(let expected) = try preset("detectron2-retinanet") else { throw NotThatKind() }
    #expect(try ssd(config) == expected)
    #expect(config.classCount == 3)
  }

  @Test func `thresholds, weights and the offset are those of the file`() throws {
    let preset = try ssd(
      try read(
        """
        MODEL:
          ANCHOR_GENERATOR:
            SIZES: [[32, 64]]
            OFFSET: 0.5
          RPN:
            IOU_THRESHOLDS: [0.4]
            IOU_LABELS: [0, 1]
            BBOX_REG_WEIGHTS: (2.0, 2.0, 1.0, 1.0)
        """))
    #expect(preset.policy.threshold == 0.4 && preset.policy.ignoredFrom == nil)
    #expect(preset.coder.variances == Variances(weights: 2, 2, 1, 1))
    #expect(preset.layout.levels.map(\.centerOffset) == [0.5])
    #expect(preset.layout.levels[0].centering == .step(16))
  }

  @Test func `what the file leaves out is told`() throws {
    let config = try read("MODEL:\n  RPN:\n    IN_FEATURES: [p4]\n")
    let told = config.notes.map(\.text)
    let based = try read("_BASE_: base.yaml\nMODEL: {META_ARCHITECTURE: RetinaNet}\n")
    #expect(based.notes.contains { $0.text.contains("_BASE_ is not followed") })
    #expect(told.contains { $0.contains("META_ARCHITECTURE") })
    #expect(try ssd(config).layout.levels.map(\.shapes.count) == [15])
    let levels = try read("MODEL:\n  ANCHOR_GENERATOR:\n    SIZES: [[8], [16], [32]]\n")
    #expect(levels.notes.contains { $0.text.contains("8, 16, 32") })
  }

  @Test(arguments: [
    ("_BASE_: b.yaml\nMODEL: {RPN: {}}\n", "the file that _BASE_ names (line 1)"),
    ("MODEL:\n  META_ARCHITECTURE: FCOS\n", "line 2: MODEL.META_ARCHITECTURE is 'FCOS'"),
    (
      "MODEL:\n  ANCHOR_GENERATOR:\n    SIZES: !!python/object/apply:eval [\"[x for x in y]\"]\n",
      "line 3: MODEL.ANCHOR_GENERATOR.SIZES is computed"
    ),
    ("MODEL:\n  ANCHOR_GENERATOR:\n    SIZES: [[0]]\n", "line 3: MODEL.ANCHOR_GENERATOR.SIZES"),
    ("MODEL:\n  RPN:\n    IN_FEATURES: [c5]\n", "line 3: MODEL.RPN.IN_FEATURES is 'c5'"),
    ("MODEL:\n  RPN:\n    BOUNDARY_THRESH: 0\n", "line 3: MODEL.RPN.BOUNDARY_THRESH"),
    ("MODEL:\n  RPN:\n    IOU_LABELS: [1, 0]\n", "line 3: MODEL.RPN.IOU_LABELS"),
    ("MODEL:\n  ANCHOR_GENERATOR:\n    NAME: Rotated\n", "line 3: MODEL.ANCHOR_GENERATOR.NAME"),
  ])
  func `what can't be read is named with its line`(text: String, says: String) throws {
    let error = #expect(throws: ConfigReadError.self) { try read(text) }
    let told = "\(try #require(error))"
    #expect(told.contains(says), "\(told)")
  }

  @Test func `the input has to be given`() {
    #expect(throws: ConfigReadError.noInputSize) { try read("MODEL: {RPN: {}}\n", size: nil) }
  }
}
