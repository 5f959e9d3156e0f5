import Boxes
import Configs
import Targets
import Testing

@Suite struct TorchvisionConfigReaderTests {
  private static let usual = ImageSize(width: 1088, height: 800)

  static let ssd = """
    from torchvision.models.detection.anchor_utils import DefaultBoxGenerator
    anchor_generator = DefaultBoxGenerator(
        [[2], [2, 3], [2, 3], [2, 3], [2], [2]],
        scales=[0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05],
        steps=[8, 16, 32, 64, 100, 300],
    )
    model = SSD(backbone, anchor_generator, (300, 300), 21, iou_thresh=0.5)

    """

  @Test func `shipped generators are their presets' priors`() throws {
    let lite = """
      generator = DefaultBoxGenerator([[2, 3]] * 6, min_ratio=0.2, max_ratio=0.95)
      """
    let retina = """
      sizes = ((32, 40, 50), (64, 80, 101), (128, 161, 203), (256, 322, 406), (512, 645, 812))
      model = RetinaNet(backbone, 91, anchor_generator=AnchorGenerator(sizes, ((0.5, 1.0, 2.0),) * len(sizes)))
      """
    let proposals = """
      sizes = ((32,), (64,), (128,), (256,), (512,))
      rpn = AnchorGenerator(sizes=sizes, aspect_ratios=((0.5, 1.0, 2.0),) * 5)
      """
    for (text, name, input) in [
      (Self.ssd, "torchvision-ssd300", nil), (lite, "torchvision-ssdlite320", try .square(320)),
      (retina, "torchvision-retinanet", Self.usual), (proposals, "torchvision-rpn", Self.usual),
    ] as [(String, String, ImageSize?)] {
      let config = try script(text, input: input)
      let read = try ConfigsTests.ssd(config)
      guard case .ssd(let known) = try preset(name) else { throw NotThatKind() }
      #expect(config.basePreset == name)
      #expect(read.layout.priors().corners == known.layout.priors().corners, "\(name)")
      #expect(read.policy == known.policy && read.coder == known.coder)
    }
    #expect(try script(Self.ssd).classCount == 20)
  }

  @Test func `one level stands for five, a flat list for one size a level`() throws {
    let one = "a = AnchorGenerator(((32, 64),), ((0.5, 1.0),))\n"
    let config = try script(one, input: try .square(640))
    #expect(ReadShapes(config).levels.map(\.count) == [4, 4, 4, 4, 4])
    #expect(config.notes.contains { $0.text.contains("of strides 8, 16, 32, 64, 128") })
    let flat = "a = AnchorGenerator(sizes=(32, 64, 128), aspect_ratios=(1.0, 2.0))\n"
    let proposals = try script(flat, input: try .square(640))
    #expect(proposals.basePreset == "torchvision-rpn")
    #expect(ReadShapes(proposals).levels.map(\.count) == [2, 2, 2])
    // Height over width: the second is tall.
    #expect(ReadShapes(proposals).levels[0][1].height > ReadShapes(proposals).levels[0][1].width)
  }

  @Test func `thresholds and classes are those of the model's call`() throws {
    let text = """
      g = AnchorGenerator(((32,), (64,)), ((0.5, 1.0),) * 2)
      m = FasterRCNN(backbone, num_classes=4, rpn_anchor_generator=g, rpn_fg_iou_thresh=0.6,
                     rpn_bg_iou_thresh=0.2)
      """
    let config = try script(text, input: Self.usual)
    let read = try ConfigsTests.ssd(config)
    #expect(
      read.policy.threshold == 0.6 && read.policy.ignoredFrom == 0.2 && config.classCount == 3)
    #expect(config.basePreset == "torchvision-rpn")
    let bad = refusal(text.replacing("thresh=0.2", with: "thresh=0.7"), input: Self.usual)
    #expect(bad.contains("line 3: rpn_bg_iou_thresh is 0.7"))
  }

  @Test(arguments: [
    (
      "[[2], [2, 3], [2, 3], [2, 3], [2], [2]]", "[[2, 3] for _ in range(6)]",
      "line 3: aspect_ratios is computed ([[2, 3] for"
    ),
    ("1.05]", "1.05, 2]", "line 4: scales is a list of 8, expected a list of 7"),
    ("[8, 16, 32, 64, 100, 300]", "[8, 16]", "line 5: steps is a list of 2, expected a list of 6"),
    ("(300, 300)", "(300, 300, 3)", "line 7: size is a tuple of 3, expected (width, height)"),
    ("[2], [2, 3]", "[2], [2, -3]", "line 3: aspect_ratios[1][1] is -3, expected a number above 0"),
    (
      "iou_thresh=0.5", "iou_thresh=1.5", "line 7: iou_thresh is 1.5, expected a number from 0 to 1"
    ),
    (
      "anchor_generator = D", "other = DefaultBoxGenerator([[2]])\nanchor_generator = D",
      "called 2 times (lines 2, 3)"
    ),
    (
      "    steps=[8, 16, 32, 64, 100, 300],\n)", "    steps=[8, 16, 32, 64, 100, 300],\n",
      "line 2, column 39: '(' is never closed"
    ),
  ])
  func `what can't be read is named with its line`(old: String, new: String, sentence: String) {
    let text = refusal(Self.ssd.replacing(old, with: new))
    #expect(text.contains(sentence), "\(text)")
  }

  @Test func `without a size in the file it is asked for, and another than the file's is refused`()
    throws
  {
    let text = "a = AnchorGenerator(((32,), (64,)), ((1.0,), (1.0,)))\n"
    #expect(refusal(text).contains("give --input-size WxH"))
    #expect(
      refusal(Self.ssd, input: try .square(512)).contains("line 7: the file's input is 300x300"))
    #expect(
      refusal("a = AnchorGenerator(((32,), (64,)), ((1.0,),))\n", input: Self.usual)
        .contains("aspect_ratios is a tuple of 1, expected 2 tuples"))
    let clip = Self.ssd.replacing("    steps", with: "    clip=False,\n    steps")
    #expect(try ConfigsTests.ssd(script(clip)).layout.clipping == .none)
  }
}
