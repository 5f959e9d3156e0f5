import Boxes
import Configs
import Targets
import Testing

@Suite struct SqueezeDetScriptConfigReaderTests {
  /// In the form of the TensorFlow original's configs, shortened.
  static let original = """
    from numpy import reshape
    from config import base_model_config

    def kitti_small_config():
      mc = base_model_config('KITTI')
      mc.IMAGE_WIDTH           = 624
      mc.IMAGE_HEIGHT          = 192
      mc.BATCH_SIZE            = 20
      mc.EXCLUDE_HARD_EXAMPLES = False
      mc.ANCHOR_BOX            = set_anchors(mc)
      mc.ANCHORS               = len(mc.ANCHOR_BOX)
      mc.ANCHOR_PER_GRID       = 3
      return mc

    def set_anchors(mc):
      H, W, B = 12, 39, 3
      anchor_shapes = np.reshape(
          [np.array(
              [[  36.,  37.], [ 366., 174.],
               [ 115.,  59.5]])] * H * W,
          (H, W, B, 2)
      )
      center_x = np.reshape(
          np.array([np.arange(1, W+1)*float(mc.IMAGE_WIDTH)/(W+1)]*H*B), (B, H, W))
      return np.reshape(np.concatenate((center_x, anchor_shapes), axis=3), (-1, 4))

    """

  /// In the form of squeezedet-keras's function, shortened.
  static let lines = """
    def squeezeDet_config(name):
        cfg = edict()
        cfg.CLASS_NAMES = ['cyclist', 'car']
        cfg.CLASSES = len(cfg.CLASS_NAMES)
        cfg.IMAGE_WIDTH           = 640
        cfg.IMAGE_HEIGHT          = 384
        cfg.LEARNING_RATE         = 0.1 ** 2
        cfg.ANCHOR_SEED = np.array([[  36.,  37.], [ 366., 174.]])
        cfg.ANCHOR_PER_GRID       = len(cfg.ANCHOR_SEED)
        cfg.ANCHORS_HEIGHT = 24
        cfg.ANCHORS_WIDTH = 40
        return cfg

    def load(path):
        cfg = {}
        cfg.ANCHOR_SEED = read(path)
    """

  private func squeezeDet(_ config: TrainerConfig) throws -> SqueezeDetConfig {
    guard case .squeezeDet(let config) = config.model else { throw NotThatKind() }
    return config
  }

  @Test func `the original's shapes and grid are those inside set_anchors`() throws {
    let config = try script(Self.original)
    let squeezeDet = try squeezeDet(config)
    #expect(squeezeDet.imageSize == ImageSize(width: 624, height: 192))
    #expect(squeezeDet.gridWidth == 39 && squeezeDet.gridHeight == 12)
    #expect(squeezeDet.anchorSeeds.map(\.width) == [36, 366, 115])
    #expect(squeezeDet.anchorSeeds.map(\.height) == [37, 174, 59.5])
    #expect(squeezeDet.batchSize == 20 && squeezeDet.anchorsPerCell == 3)
    // base_model_config's order is not squeezedet-keras's.
    #expect(config.classNames == ["car", "pedestrian", "cyclist"] && config.classCount == 3)
    #expect(
      config.notes.contains { $0.line == 5 && $0.text.contains("base_model_config('KITTI')") })
    #expect(!config.notes.contains { $0.text.contains("EXCLUDE_HARD_EXAMPLES") })
  }

  @Test func `the original leaves out hard objects unless told otherwise, and that is said`() throws
  {
    let text = Self.original.replacing("  mc.EXCLUDE_HARD_EXAMPLES = False\n", with: "")
    let config = try script(text.replacing("'KITTI'", with: ""))
    #expect(config.notes.contains { $0.text.hasPrefix("EXCLUDE_HARD_EXAMPLES is True") })
    #expect(config.classNames.count == 20)
  }

  @Test func `what the function sets is read, and what a later one sets is not`() throws {
    let config = try script(Self.lines)
    let squeezeDet = try squeezeDet(config)
    #expect(squeezeDet.anchorSeeds.count == 2 && squeezeDet.classNames == ["cyclist", "car"])
    #expect(abs(squeezeDet.learningRate - 0.01) < 1e-15 && squeezeDet.momentum == 0.9)
    #expect(config.basePreset == "squeezedet" && config.notes.count == 1)
  }

  @Test(arguments: [
    ("[ 366., 174.]", "[ 366., -1.]", "line 8: ANCHOR_SEED[1][1] is -1.0, expected"),
    ("[ 366., 174.]", "[ 366.]", "line 8: ANCHOR_SEED[1] is a list of 1, expected [width, height]"),
    (
      "np.array([[  36.,  37.], [ 366., 174.]])", "np.load('a.npy')",
      "is a call of np.load, expected an array"
    ),
    (
      "np.array([[  36.,  37.], [ 366., 174.]])", "seeds[:9]",
      "line 8: ANCHOR_SEED is computed (seeds[:9])"
    ),
    (
      "= 640", "= WIDTH",
      "line 5: IMAGE_WIDTH is computed (WIDTH), and code in a config is never run"
    ),
    ("= 640", "= '640'", "line 5: IMAGE_WIDTH is the text '640', expected a whole number from 1"),
    (
      "cfg.ANCHORS_WIDTH = 40", "cfg.ANCHORS_WIDTH = 60000 * 10", "line 11: ANCHORS_WIDTH is 600000"
    ),
    (
      "cfg.ANCHORS_WIDTH = 40", "cfg.ANCHORS_WIDTH = 60000; cfg.ANCHORS_HEIGHT = 60000",
      "16777216 priors"
    ),
    ("    cfg.ANCHORS_WIDTH = 40\n", "", "ANCHORS_WIDTH is missing; set it in the script"),
    ("= len(cfg.ANCHOR_SEED)", "= 9", "2 anchors, but ANCHOR_PER_GRID is 9"),
    ("['cyclist', 'car']", "['cyclist', 3]", "line 3: CLASS_NAMES[1] is 3, expected a text"),
    (
      "cfg.ANCHORS_HEIGHT = 24", "cfg.ANCHORS_HEIGHT = 24)",
      "line 10, column 28: ')' closes nothing"
    ),
    (
      "    cfg.IMAGE_HEIGHT ", "    if wide: cfg.IMAGE_HEIGHT ",
      "line 6: IMAGE_HEIGHT is computed (if wide)"
    ),
    (
      "    return cfg\n", "    cfg.update(more)\n",
      "line 12: ANCHOR_SEED is computed (cfg.update(more))"
    ),
  ])
  func `what can't be read is named with its line`(old: String, new: String, sentence: String) {
    let text = refusal(Self.lines.replacing(old, with: new))
    #expect(text.contains(sentence), "\(text)")
  }

  @Test(arguments: [
    ("H, W, B = 12, 39, 3", "H, W, B = shape", "line 16: B in set_anchors is computed (B = shape)"),
    ("H, W, B = 12, 39, 3", "H, W = 12, 39", "B in set_anchors is missing"),
    ("H, W, B = 12, 39, 3", "H, W, B = 12, 39, 4", "3 anchors, but ANCHOR_PER_GRID is 4"),
    ("def set_anchors(mc)", "def make_anchors(mc)", "def set_anchors is missing"),
    ("= set_anchors(mc)", "= np.load(set_anchors(mc))", "line 10: ANCHOR_BOX is a call of np.load"),
    ("[  36.,  37.], ", "[  36.,  37., 1.], ", "expected one such list, found 0"),
    (
      "'KITTI'", "'COCO'",
      "base_model_config's data set is 'COCO', which is not modeled; known: KITTI"
    ),
  ])
  func `what the original says otherwise is named`(old: String, new: String, sentence: String) {
    let text = refusal(Self.original.replacing(old, with: new))
    #expect(text.contains(sentence), "\(text)")
  }

  @Test func `another input than the script's is refused`() throws {
    let text = refusal(Self.lines, input: try .square(640))
    #expect(text.contains("line 5: the file's input is 640x384, but --input-size asks for 640x640"))
    #expect(throws: Never.self) {
      try script(Self.lines, input: ImageSize(width: 640, height: 384))
    }
  }

  @Test func `a setting that decides no match is noted where it can't be read`() throws {
    let text = Self.lines.replacing("0.1 ** 2", with: "schedule()")
    let config = try script(text)
    #expect(config.notes.contains { $0.line == 7 && $0.text.hasPrefix("LEARNING_RATE is a call") })
    #expect(try squeezeDet(config).learningRate == SqueezeDetConfig.kitti.learningRate)
  }
}
