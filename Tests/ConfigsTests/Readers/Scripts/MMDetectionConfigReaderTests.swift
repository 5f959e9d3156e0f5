import Boxes
import Configs
import Targets
import Testing

@Suite struct MMDetectionConfigReaderTests {
  static let ssdModel = """
    input_size = 300
    model = dict(
        type='SingleStageDetector',
        bbox_head=dict(
            type='SSDHead',
            num_classes=80,
            anchor_generator=dict(
                type='SSDAnchorGenerator',
                scale_major=False,
                input_size=input_size,
                basesize_ratio_range=(0.15, 0.9),
                strides=[8, 16, 32, 64, 100, 300],
                ratios=[[2], [2, 3], [2, 3], [2, 3], [2], [2]]),
            bbox_coder=dict(
                type='DeltaXYWHBBoxCoder',
                target_means=[.0, .0, .0, .0],
                target_stds=[0.1, 0.1, 0.2, 0.2])),
        train_cfg=dict(
            assigner=dict(
                type='MaxIoUAssigner',
                pos_iou_thr=0.5,
                neg_iou_thr=0.5,
                min_pos_iou=0.,
                ignore_iof_thr=-1,
                gt_max_assign_all=False),
            allowed_border=-1))

    """

  static let retinaModel = """
    model = dict(
        bbox_head=dict(
            type='RetinaHead',
            num_classes=80,
            anchor_generator=dict(
                type='AnchorGenerator',
                octave_base_scale=4,
                scales_per_octave=3,
                ratios=[0.5, 1.0, 2.0],
                strides=[8, 16, 32, 64, 128]),
            bbox_coder=dict(type='DeltaXYWHBBoxCoder', target_stds=[1.0, 1.0, 1.0, 1.0])),
        train_cfg=dict(
            assigner=dict(
                type='MaxIoUAssigner', pos_iou_thr=0.5, neg_iou_thr=0.4, min_pos_iou=0,
                ignore_iof_thr=-1)))

    """

  static let proposals = """
    model = dict(
        rpn_head=dict(
            type='RPNHead',
            anchor_generator=dict(
                type='AnchorGenerator', scales=[8], ratios=[0.5, 1.0, 2.0],
                strides=[4, 8, 16, 32, 64])),
        roi_head=dict(bbox_head=dict(num_classes=7)),
        train_cfg=dict(
            rpn=dict(
                assigner=dict(
                    type='MaxIoUAssigner', pos_iou_thr=0.7, neg_iou_thr=0.3, min_pos_iou=0.3,
                    match_low_quality=True),
                allowed_border=0)))

    """

  static let yolo = """
    model = dict(
        bbox_head=dict(
            type='YOLOV3Head',
            num_classes=80,
            anchor_generator=dict(
                type='YOLOAnchorGenerator',
                base_sizes=[[(116, 90), (156, 198), (373, 326)],
                            [(30, 61), (62, 45), (59, 119)],
                            [(10, 13), (16, 30), (33, 23)]],
                strides=[32, 16, 8]),
            bbox_coder=dict(type='YOLOBBoxCoder')),
        train_cfg=dict(
            assigner=dict(
                type='GridAssigner', pos_iou_thr=0.5, neg_iou_thr=0.5, min_pos_iou=0)))
    test_pipeline = [dict(type='Resize', scale=(608, 608), keep_ratio=True)]

    """

  private static let usual = ImageSize(width: 1088, height: 800)

  @Test(
    arguments: [
      (ssdModel, "mmdet-ssd300-coco", nil), (retinaModel, "mmdet-retinanet", usual),
      (proposals, "mmdet-rpn", usual), (yolo, "mmdet-yolov3", nil),
      (ssdModel.replacing("(0.15, 0.9)", with: "(0.2, 0.9)"), "mmdet-ssd300-voc", nil),
    ] as [(String, String, ImageSize?)])
  func `a shipped model is its preset: priors, matcher, coder`(
    text: String, name: String, input: ImageSize?
  ) throws {
    let config = try script(text, input: input)
    switch (config.model, try preset(name)) {
    case (.ssd(let read), .ssd(let known)):
      #expect(read.layout.priors().corners == known.layout.priors().corners)
      #expect(read.policy == known.policy && read.coder == known.coder)
      #expect(read.layout.imageSize == known.layout.imageSize)
    case (.yolo(let read), .yolo(let known)):
      #expect(read.layout == known.layout && read.assigner == known.assigner)
    default: Issue.record("\(name) is of another kind")
    }
  }

  @Test func `what _base_ has is the preset's, and is said`() throws {
    let text = """
      _base_ = ['../_base_/models/ssd300.py']
      model = dict(
          bbox_head=dict(
              num_classes=20, anchor_generator=dict(basesize_ratio_range=(0.2, 0.9))),
          train_cfg=dict(assigner=dict(neg_iou_thr=0.4)))
      """
    let config = try script(text, input: try .square(300))
    let read = try ssd(config)
    guard case .ssd(let known) = try preset("mmdet-ssd300-voc") else { throw NotThatKind() }
    #expect(read.layout.priors().corners == known.layout.priors().corners)
    #expect(read.policy.threshold == 0.5 && read.policy.ignoredFrom == 0.4)
    #expect(read.policy.forced == .bestPrior(conflict: .last) && read.classes.background == 20)
    #expect(config.notes.contains { $0.line == 1 && $0.text.contains("mmdet-ssd300-coco") })
    let bare =
      "_base_ = './retinanet_r50_fpn_1x_coco.py'\nmodel = dict(bbox_head=dict(num_classes=3))\n"
    #expect(try script(bare, input: Self.usual).basePreset == "mmdet-retinanet")
    #expect(refusal("_base_ = './mine.py'\n").contains("_base_ is not followed"))
    let deleted = text.replacing("(basesize", with: "(_delete_=True, basesize")
    #expect(
      refusal(deleted, input: try .square(300)).contains("anchor_generator.strides is missing"))
  }

  @Test func `with scale_major the SSD generator keeps other shapes than squares and ratios`()
    throws
  {
    let config = try script(Self.ssdModel.replacing("scale_major=False", with: "scale_major=True"))
    let shapes = ReadShapes(config).levels[0]
    // Sizes 21 and √(21 · 45), ratio by ratio: the first, the third, then the two between them.
    let mean = Double(Float(21) * Float((45.0 / 21).squareRoot()))
    let expected = [(21, 1), (21, 2), (mean, 1)].map { side, ratio in
      (side * Double(ratio).squareRoot(), side / Double(ratio).squareRoot())
    }
    #expect(shapes.count == 4)
    for (place, expected) in zip([0, 3, 2], expected) {
      #expect(abs(shapes[place].width - expected.0) < 1e-9)
    }
  }

  @Test func `names are those of the training set, wrapped or not, and have to be as many`() throws
  {
    let names = "metainfo = dict(classes=('car', 'van'))\n"
    let wrapped = "train_dataloader = dict(dataset=dict(dataset=dict(metainfo=metainfo)))\n"
    let text = Self.ssdModel.replacing("num_classes=80", with: "num_classes=2")
    let joined = "train_dataloader = dict(dataset=dict(datasets=[dict(metainfo=metainfo)]))\n"
    for more in [names, names + wrapped, names + joined] {
      let config = try script(text + more)
      #expect(config.classNames == ["car", "van"] && config.classCount == 2)
      #expect(try ssd(config).classes.background == 2)
    }
    let sentence = refusal(Self.ssdModel + names)
    #expect(sentence.contains("line 6: model.bbox_head.num_classes is 80, expected 2"))
  }

  @Test(arguments: [
    (
      "basesize_ratio_range=(0.15, 0.9)", "basesize_ratio_range=(0.1, 0.9)", "line 11",
      "0.15 or 0.2 at"
    ),
    ("ratios=[[2], [2, 3], ", "ratios=[[2], ", "line 13", "a list of 6: as many as strides has"),
    ("'SSDAnchorGenerator'", "'LegacySSDAnchorGenerator'", "line 8", "known: AnchorGenerator"),
    (
      "'SSDAnchorGenerator'", "'YOLOAnchorGenerator'", "line 8",
      "the generator of the text 'SSDHead'"
    ),
    ("'SSDHead'", "'FCOSHead'", "line 5", "known: PISARetinaHead"),
    ("scale_major=False", "centers=[(1, 1)]", "line 9", "known: strides, ratios, min_sizes"),
    ("'MaxIoUAssigner'", "'ATSSAssigner'", "line 20", "known: MaxIoUAssigner"),
    ("pos_iou_thr=0.5", "pos_iou_thr=THRESHOLD", "line 21", "is computed (THRESHOLD)"),
    (
      "neg_iou_thr=0.5", "neg_iou_thr=(0.1, 0.5)", "line 22",
      "is a tuple of 2, expected a number from 0 to 1"
    ),
    ("neg_iou_thr=0.5", "neg_iou_thr=0.6", "line 22", "a number up to pos_iou_thr"),
    ("min_pos_iou=0.", "min_pos_iou=0.2", "line 23", "0 where gt_max_assign_all is False"),
    ("'DeltaXYWHBBoxCoder'", "'TBLRBBoxCoder'", "line 15", "known: DeltaXYWHBBoxCoder"),
    (
      "[.0, .0, .0, .0]", "[.0, .5, .0, .0]", "line 16",
      "target_means[1] is 0.5, which is not modeled"
    ),
    ("[0.1, 0.1, 0.2, 0.2]", "[0.1, 0.1]", "line 17", "expected four numbers above 0"),
    ("strides=[8, 16, 32", "strides=[(8, 9), 16, 32", "line 12", "one stride for both axes"),
    ("num_classes=80", "num_classes=len(CLASSES)", "line 6", "is computed (len(CLASSES))"),
    ("bbox_head=dict(", "bbox_head=[dict(", "", "closes the '[' of line 4"),
    ("pos_iou_thr=0.5,\n", "", "", "pos_iou_thr is missing; the assigner has no default"),
  ])
  func `what is not modeled is refused with its line`(
    old: String, new: String, line: String, words: String
  ) {
    let text = refusal(Self.ssdModel.replacing(old, with: new))
    #expect(
      text.hasPrefix(line) && text.contains(words) || text.contains(words) && line.isEmpty,
      "\(text)")
  }

  @Test func `the input is that of Resize, of padding or of the generator, and they have to agree`()
    throws
  {
    let resize = "train_pipeline = [dict(type='Resize', scale=(320, 256), keep_ratio=False)]\n"
    let retina = try script(Self.retinaModel + resize)
    #expect(ReadShapes(retina).inputSize == ImageSize(width: 320, height: 256))
    #expect(refusal(Self.ssdModel + resize).contains("line 27: the size of Resize is 320x256"))
    let padded =
      "data_preprocessor = dict(batch_augments=[dict(type='BatchFixedSizePad', size=(512, 640))])\n"
    let lsj = try script(Self.retinaModel + padded)
    #expect(ReadShapes(lsj).inputSize == ImageSize(width: 640, height: 512))
    let free = resize.replacing("False", with: "True")
    #expect(refusal(Self.retinaModel + free).contains("give --input-size WxH"))
    let config = try script(Self.retinaModel + free, input: Self.usual)
    #expect(config.notes.contains { $0.text.contains("keeps the images' shape") })
    #expect(ReadShapes(try script(Self.yolo)).inputSize == (try .square(608)))
    #expect(ReadShapes(try script(Self.yolo, input: .square(320))).inputSize == (try .square(320)))
    let asked = refusal(Self.ssdModel, input: try .square(512))
    #expect(
      asked.contains("line 1: the file's input is 300x300, but --input-size asks for 512x512"))
  }

  @Test func `conditions that keep priors out of the loss are noted`() throws {
    let config = try script(
      Self.proposals.replacing("type='RPNHead',", with: "type='RPNHead', reg_decoded_bbox=True,"),
      input: Self.usual)
    #expect(config.notes.contains { $0.line == 13 && $0.text.hasPrefix("allowed_border is 0") })
    #expect(config.notes.contains { $0.line == 3 && $0.text.hasPrefix("reg_decoded_bbox") })
    #expect(config.notes.contains { $0.text.contains("second stage") } && config.classCount == 7)
  }

  @Test func `the new form names classes instead of texts`() throws {
    let text = Self.ssdModel.replacing("'SSDHead'", with: "SSDHead")
      .replacing("'SSDAnchorGenerator'", with: "SSDAnchorGenerator")
      .replacing("'MaxIoUAssigner'", with: "assigners.MaxIoUAssigner")
    #expect(
      try script("from mmdet.models import SSDHead\n" + text).basePreset == "mmdet-ssd300-coco")
  }

  @Test func `numbers that make too many priors are refused`() throws {
    let text = Self.retinaModel.replacing("[8, 16, 32, 64, 128]", with: "[0.001]")
    #expect(refusal(text, input: Self.usual).contains("expected 1 to 16777216"))
    let yolo = Self.yolo.replacing("strides=[32, 16, 8]", with: "strides=[1, 1, 1]")
      .replacing("(608, 608)", with: "(6080, 6080)")
    #expect(refusal(yolo).contains("expected 1 to 16777216"))
  }
}
