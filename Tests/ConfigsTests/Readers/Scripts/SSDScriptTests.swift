import Boxes
import Configs
import Targets
import Testing

/// The scripts of trainers whose SSDs are tables: what they ship is what their presets hold.
@Suite struct SSDScriptTests {
  static let params = """
    SSDParams = namedtuple('SSDParameters', ['img_shape', 'num_classes'])
    class SSDNet(object):
        default_params = SSDParams(
            img_shape=(300, 300),
            num_classes=21,
            no_annotation_label=21,
            feat_layers=['block4', 'block7', 'block8', 'block9', 'block10', 'block11'],
            feat_shapes=[(38, 38), (19, 19), (10, 10), (5, 5), (3, 3), (1, 1)],
            anchor_size_bounds=[0.15, 0.90],
            # anchor_sizes=[(30., 60.)],
            anchor_sizes=[(21., 45.), (45., 99.), (99., 153.),
                          (153., 207.), (207., 261.), (261., 315.)],
            anchor_ratios=[[2, .5], [2, .5, 3, 1./3], [2, .5, 3, 1./3],
                           [2, .5, 3, 1./3], [2, .5], [2, .5]],
            anchor_steps=[8, 16, 32, 64, 100, 300],
            anchor_offset=0.5,
            normalizations=[20, -1, -1, -1, -1, -1],
            prior_scaling=[0.1, 0.1, 0.2, 0.2]
            )
        def net(self, inputs, update=True):
            return ssd_net(inputs, num_classes=self.params.num_classes)

    """

  static let torchCV = """
    class SSD300(nn.Module):
        steps = (8, 16, 32, 64, 100, 300)
        box_sizes = (30, 60, 111, 162, 213, 264, 315)
        aspect_ratios = ((2,), (2,3), (2,3), (2,3), (2,), (2,))
        fm_sizes = (38, 19, 10, 5, 3, 1)
        def __init__(self, num_classes):
            self.num_classes = num_classes

    """

  static let keras = """
    img_height = 300
    img_width = 300
    n_classes = 20
    scales_pascal = [0.1, 0.2, 0.37, 0.54, 0.71, 0.88, 1.05]
    scales = scales_pascal
    aspect_ratios = [[1.0, 2.0, 0.5],
                     [1.0, 2.0, 0.5, 3.0, 1.0/3.0],
                     [1.0, 2.0, 0.5, 3.0, 1.0/3.0],
                     [1.0, 2.0, 0.5, 3.0, 1.0/3.0],
                     [1.0, 2.0, 0.5],
                     [1.0, 2.0, 0.5]]
    two_boxes_for_ar1 = True
    steps = [8, 16, 32, 64, 100, 300]
    offsets = [0.5] * 6
    clip_boxes = False
    variances = [0.1, 0.1, 0.2, 0.2]
    predictor_sizes = [model.get_layer('a').output_shape[1:3]]
    encoder = SSDInputEncoder(img_height=img_height, img_width=img_width, n_classes=n_classes,
                              predictor_sizes=predictor_sizes, scales=scales,
                              aspect_ratios_per_layer=aspect_ratios, steps=steps,
                              offsets=offsets, clip_boxes=clip_boxes, variances=variances,
                              matching_type='multi', pos_iou_threshold=0.5, neg_iou_limit=0.5)

    """

  static let gluon = """
    net = get_ssd('vgg16_atrous', 300, features=vgg16_atrous_300, filters=None,
                  sizes=[30, 60, 111, 162, 213, 264, 315],
                  ratios=[[1, 2, 0.5]] + [[1, 2, 0.5, 3, 1.0/3]] * 3 + [[1, 2, 0.5]] * 2,
                  steps=[8, 16, 32, 64, 100, 300],
                  classes=VOCDetection.CLASSES, dataset='voc', **kwargs)

    """

  static let walkthrough = """
    feature_map_shapes = [38, 19, 10, 5, 3, 1]
    aspect_ratios = [[1, 2, 1 / 2], [1, 2, 3, 1 / 2, 1 / 3], [1, 2, 3, 1 / 2, 1 / 3],
                     [1, 2, 3, 1 / 2, 1 / 3], [1, 2, 1 / 2], [1, 2, 1 / 2]]
    def calculate_scale_of_default_boxes(k, m, s_max = 0.9, s_min = 0.2):
        return s_min + (s_max - s_min) * (k - 1) / (m - 1)

    """

  @Test(
    arguments: [
      (params, "ssd-tensorflow-300", nil), (torchCV, "torchcv-ssd300", nil),
      (keras, "ssd-keras-300", nil), (gluon, "gluoncv-ssd300", nil),
      (walkthrough, "tf2-ssd300", ImageSize(width: 300, height: 300)),
      (params.replacing("feat_", with: "feature_"), "modular-ssd-300", nil),
    ] as [(String, String, ImageSize?)])
  func `a shipped script is its preset: priors, matcher, coder`(
    text: String, name: String, input: ImageSize?
  ) throws {
    let config = try script(text, input: input)
    let read = try ssd(config)
    guard case .ssd(let known) = try preset(name) else { throw NotThatKind() }
    #expect(config.basePreset == name)
    #expect(read.layout.priors().centers == known.layout.priors().centers)
    #expect(read.layout.priors().corners == known.layout.priors().corners)
    #expect(read.policy == known.policy && read.coder == known.coder && read.loss == known.loss)
  }

  @Test func `members of self are the tables of SSD_tensorflow_VOC`() throws {
    var lines = ["class SSDModel():", "    def __init__(self):"]
    for line in Self.params.split(separator: "\n").dropFirst(3) {
      let text = line.drop(while: \.isWhitespace)
      guard text.contains("=") || text.first == "(" || text.first == "[" else { break }
      lines.append(
        text.first == "(" || text.first == "[" || text.first == "#"
          ? "            " + text : "        self." + text)
    }
    let text = lines.map { line -> String in
      // What ended an argument would make a tuple.
      line.hasSuffix("],") && !line.hasSuffix("3],")
        || line.hasSuffix("),") && !line.contains("153.),")
        || line.hasSuffix("21,") || line.hasSuffix("0.5,") ? String(line.dropLast()) : line
    }.joined(separator: "\n")
    let config = try script(text + "\n")
    guard case .ssd(let known) = try preset("ssd-tensorflow-voc") else { throw NotThatKind() }
    #expect(config.basePreset == "ssd-tensorflow-voc" && config.classCount == 20)
    #expect(try ssd(config).layout.priors().corners == known.layout.priors().corners)
  }

  @Test func `of two calls or classes the input asked for chooses`() throws {
    let large = Self.params.replacing("(300, 300)", with: "(512, 512)")
    let both = Self.params + large.split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(refusal(both).contains("SSDParams(…) is called 2 times"))
    #expect(try script(both, input: try .square(512)).basePreset == "ssd-tensorflow-512")
    let classes = Self.torchCV + Self.torchCV.replacing("SSD300", with: "SSD512")
    #expect(refusal(classes).contains("line 5: fm_sizes is set in SSD300 and SSD512"))
    #expect(try script(classes, input: try .square(512)).basePreset == "torchcv-ssd512")
  }

  @Test func `the encoder's own defaults count where it is called`() throws {
    let text = Self.keras.replacing(", neg_iou_limit=0.5", with: "")
    #expect(try ssd(script(text)).policy.ignoredFrom == 0.3)
    let constants = Self.keras.split(separator: "\n").prefix(16).joined(separator: "\n") + "\n"
    let config = try script(constants)
    #expect(try ssd(config).policy.ignoredFrom == nil)
    #expect(config.notes.contains { $0.text.hasPrefix("neg_iou_limit is not set") })
    let one = Self.keras.replacing("steps=steps,", with: "steps=steps, two_boxes_for_ar1=False,")
    #expect(ReadShapes(try script(one)).levels.map(\.count) == [3, 5, 5, 5, 3, 3])
  }

  @Test func `gluon-cv's lite generator is known, and no other`() throws {
    let lite = """
      net = get_ssd('mobilenet1.0', 300, features=['relu22_fwd'], filters=[512],
                    sizes=[60, 105, 150, 195, 240, 285, 300],
                    ratios=[[1, 2, 0.5]] + [[1, 2, 0.5, 3, 1.0/3]] * 5,
                    steps=[16, 30, 60, 100, 150, 300], classes=['a', 'b'],
                    anchor_generator=LiteAnchorGenerator)
      """
    let config = try script(lite)
    guard case .ssd(let known) = try preset("gluoncv-ssd300-lite") else { throw NotThatKind() }
    #expect(try ssd(config).layout.priors().corners == known.layout.priors().corners)
    #expect(config.classNames == ["a", "b"] && config.classCount == 2)
    let mine = refusal(lite.replacing("Lite", with: "My"))
    #expect(mine.contains("line 5: anchor_generator is MyAnchorGenerator"))
  }

  @Test(arguments: [
    (
      params, "[8, 16, 32, 64, 100, 300]", "[8, 16]",
      "line 15: anchor_steps is a list of 2, expected a list of 6"
    ),
    (params, "(21., 45.), ", "(21., 45., 1.), ", "line 11: anchor_sizes[0] is a tuple of 3"),
    (params, "(38, 38)", "(38, W)", "line 8: feat_shapes[0][1] is computed (W)"),
    (params, "anchor_offset=0.5", "anchor_offset='x'", "line 16: anchor_offset is the text 'x'"),
    (
      params, "img_shape=(300, 300)", "img_shape=300",
      "line 4: img_shape is 300, expected (height, width)"
    ),
    (
      params, "img_shape=(300, 300)", "img_shape=(0, 300)",
      "line 4: img_shape[0] is 0, expected a whole"
    ),
    (params, "        img_shape=(300, 300),\n", "", "img_shape is missing"),
    (
      params, "[0.1, 0.1, 0.2, 0.2]", "[0.1]",
      "line 18: prior_scaling is a list of 1, expected four"
    ),
    (torchCV, "(30, 60, ", "(30, ", "line 3: box_sizes is a tuple of 6, expected a list of 7"),
    (
      torchCV, "fm_sizes = (38, ", "fm_sizes = (38.5, ",
      "line 5: fm_sizes[0] is 38.5, expected a whole number"
    ),
    (
      keras, "clip_boxes = False", "clip_boxes = True",
      "line 15: clip_boxes is True, which is not modeled; known: False"
    ),
    (
      keras, "'multi'", "'bipartite'", "matching_type is the text 'bipartite', which is not modeled"
    ),
    (
      keras, "scales = scales_pascal", "scales = np.linspace(0, 1)",
      "line 5: scales is a call of np.linspace"
    ),
    (
      keras, "offsets = [0.5] * 6", "offsets = [0.5] * n",
      "line 14: offsets is computed ([0.5] * n)"
    ),
    (
      keras, "steps = [8, ", "steps = [(8, 9), ",
      "line 13: steps[0] is a tuple of 2, which is not modeled"
    ),
    (
      gluon, "[[1, 2, 0.5]] * 2", "[[1, 2, 0.5]]",
      "line 3: ratios is a list of 5, expected a list of 6"
    ),
    (gluon, "sizes=[30, ", "sizes=[", "line 2: sizes is a list of 6, expected a list of 7"),
    (gluon, "300, features", "base, features", "line 1: base_size is computed (base)"),
    (
      walkthrough, "[38, 19, 10, 5, 3, 1]", "[38]",
      "line 2: aspect_ratios is a list of 6, expected a list of 1"
    ),
    (walkthrough, "s_min = 0.2", "s_min = 0.0", "line 4: s_min is 0.0, expected a number above 0"),
  ])
  func `what can't be read is named with its line`(
    whole: String, old: String, new: String, sentence: String
  ) {
    let text = refusal(whole.replacing(old, with: new), input: ImageSize(width: 300, height: 300))
    #expect(text.contains(sentence), "\(text)")
  }

  @Test func `an annotation that is left out for its label is noted`() throws {
    let config = try script(Self.params.replacing("label=21", with: "label=5"))
    #expect(config.notes.contains { $0.line == 6 && $0.text.contains("no_annotation_label is 5") })
    #expect(try script(Self.params).notes.isEmpty)
  }

  @Test func `a script of nobody, and a faulty one of somebody, are told apart`() {
    #expect(refusal("import os\nprint('hi')\n").contains("is no config of a trainer that is known"))
    #expect(refusal("# SSDParams(\nx = 'SSDParams('\n").contains("is no config of a trainer"))
    let torn = refusal(Self.params.replacing("(45., 99.),", with: "(45., 99."))
    #expect(torn.hasPrefix("line 12, column") && torn.contains("closes"), "\(torn)")
    let latin = Array("# caf".utf8) + [0xE9, 0x0A] + Array(Self.params.utf8)
    let error = #expect(throws: ConfigReadError.self) {
      try ConfigReaders.read(ConfigSource(name: "a.py", bytes: latin))
    }
    #expect("\(String(describing: error))".contains("0xE9"))
  }
}
