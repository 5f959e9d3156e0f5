import Boxes

extension TrainerFamily {
  /// OpenMMLab's mmdetection.
  public static let mmdetection = TrainerFamily(
    name: "mmdet", kind: .ssd,
    // A box of a VOC file without width: its offsets are infinite, or every prior learns it.
    fatalRules: ["BOX004"],
    habits: .mmdetection,
    usual: .ssd("mmdet-ssd300-voc") { name throws(TargetsError) in
      MMDetectionPresets.preset(
        name, "mmdetection SSD 300, VOC", classes: 20,
        try MMDetectionPresets.ssd(
          name, size: 300, strides: SSDTables.steps300, sizes: SSDTables.sizes300,
          ratios: SSDTables.ratios300))
    },
    others: [
      .ssd("mmdet-ssd300-coco") { name throws(TargetsError) in
        MMDetectionPresets.preset(
          name, "mmdetection SSD 300, COCO",
          try MMDetectionPresets.ssd(
            name, size: 300, strides: SSDTables.steps300, sizes: SSDTables.smallSizes300,
            ratios: SSDTables.ratios300))
      },
      .ssd("mmdet-ssd512-voc") { name throws(TargetsError) in
        MMDetectionPresets.preset(
          name, "mmdetection SSD 512, VOC", classes: 20,
          try MMDetectionPresets.ssd(
            name, size: 512, strides: SSDTables.steps512,
            sizes: SSDTables.sizes512.map { $0.rounded(.down) }, ratios: SSDTables.ratios512))
      },
      .ssd("mmdet-ssd512-coco") { name throws(TargetsError) in
        MMDetectionPresets.preset(
          name, "mmdetection SSD 512, COCO",
          try MMDetectionPresets.ssd(
            name, size: 512, strides: SSDTables.steps512,
            sizes: SSDTables.smallSizes512.map { $0.rounded(.down) },
            ratios: SSDTables.ratios512))
      },
      .ssd("mmdet-ssdlite320") { name throws(TargetsError) in
        MMDetectionPresets.preset(
          name, "mmdetection SSDLite 320, MobileNetV2",
          try MMDetectionPresets.ssd(
            name, size: 320, strides: [16, 32, 64, 107, 160, 320],
            sizes: [48, 100, 150, 202, 253, 304, 320],
            ratios: Array(repeating: [2, 3], count: 6)))
      },
      .ssd("mmdet-retinanet") { name throws(TargetsError) in
        MMDetectionRetinaNet.retinaNet(name, try RetinaNetTables.usualSize)
      },
      .ssd("mmdet-rpn") { name throws(TargetsError) in
        MMDetectionRetinaNet.proposals(name, try RetinaNetTables.usualSize)
      },
    ])
}

extension TrainerHabits {
  /// mmdetection's `CocoDataset` leaves out boxes under a pixel and those outside their image; its
  /// dataset for VOC files takes them.
  ///
  /// - Parity: mmdet 3.3.0, read.
  static let mmdetection = TrainerHabits(
    dataStep: DataStep(leastSide: 1, leastInside: 0, sparesOwnReader: true))
}

/// mmdetection's SSD: corners of the first cell shifted in `Float`, every ground truth forced onto its
/// best prior at any overlap, the last one winning; background is the last class.
///
/// - Parity: priors, positives and offsets of SSD 300 recorded from a run of onedl-mmdetection 3.5.1,
///   whose code here is that of mmdet 3.3.0; 512 and SSDLite are the same code with other tables. Its
///   union is at least 1e-6, which that of no prior falls below. Losses and detections of all five
///   presets are recorded. As released, `predict_by_feat` stops at a `loss_cls` that `SSDHead` never
///   sets; for the recording it was `None`.
enum MMDetectionPresets {
  static let source = "mmdetection 3.3.0, run as onedl-mmdetection 3.5.1 with torch 2.13.0"
  static let frame = GroundTruthFrame(unit: .pixel, center: .cornerMean)

  static func preset(
    _ name: String, _ summary: String, classes: Int32 = RetinaNetTables.classCount,
    _ layout: PriorLayout
  ) -> TrainerPreset {
    TrainerPreset(
      name: name, summary: summary, source: source, layout: layout, groundTruthFrame: frame,
      policy: MatchPolicy(forced: .bestPrior(conflict: .last), comparator: .atLeast),
      coder: CenterOffsetCoder(
        exponentCap: RetinaNetTables.exponentCap, exponentFloor: -RetinaNetTables.exponentCap),
      classes: ClassTargetCoder(background: classes, firstClass: 0, backgroundIsLast: true),
      loss: MultiBoxLosses.mmdetection, decoding: DecodePolicies.mmdetection)
  }

  /// The square, the mean square, and each ratio wide and tall; the mean is `size * √(next / size)`,
  /// its root rounded before the product.
  fileprivate static func ssd(
    _ name: String, size: Int, strides: [Double], sizes: [Double], ratios: [[Double]]
  ) throws(TargetsError) -> PriorLayout {
    let input = try SSDTables.square(size)
    var levels = RetinaNetTables.levels(input, strides: strides, centerOffset: 0.5) { _ in [] }
    for k in levels.indices {
      let mean = Float(sizes[k]) * Float((sizes[k + 1] / sizes[k]).squareRoot())
      levels[k].shapes =
        [.square(sizes[k]), .square(Double(mean))]
        + ratios[k].flatMap {
          [.scale(sizes[k], ratio: $0), .scale(sizes[k], ratio: 1 / $0)]
        }
    }
    return RetinaNetTables.layout(name, input, levels, .cornersThenShift, frame: .cornerMean)
  }
}
