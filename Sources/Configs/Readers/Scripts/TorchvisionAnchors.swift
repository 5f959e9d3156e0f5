import Boxes
import Targets

/// A RetinaNet or the proposal network of a Faster R-CNN: torchvision's `AnchorGenerator`.
///
/// The generator says nothing of strides, which are the feature maps'. An emitted file's comment names
/// those that were asked for; else they double from level to level, from 8 for a RetinaNet and from 4
/// for proposals, and one level stands for each of the five maps.
enum TorchvisionAnchors {
  private static let retinaNets: Set<String> = [
    "RetinaNet", "retinanet_resnet50_fpn", "retinanet_resnet50_fpn_v2",
  ]
  private static let proposals: Set<String> = [
    "FasterRCNN", "MaskRCNN", "KeypointRCNN", "fasterrcnn_resnet50_fpn",
    "fasterrcnn_resnet50_fpn_v2", "maskrcnn_resnet50_fpn", "RegionProposalNetwork", "RPNHead",
  ]

  static func read(
    _ source: ConfigSource, in config: inout PythonConfig
  ) throws(ConfigReadError) -> TrainerConfig {
    let site = try config.generator("AnchorGenerator")
    let (sizes, ratios) = try tables(site)
    let isProposal = isProposal(sizes, in: &config, line: site.line)
    let base = isProposal ? "torchvision-rpn" : "torchvision-retinanet"
    var preset = try TrainerPresetLookup.ssd(base)
    let size = try config.inputSize()
    preset.layout.imageSize = size
    let strides = try strides(
      sizes.count, isProposal: isProposal, of: source, in: &config)
    preset.layout.levels = strides.enumerated().map { place, stride in
      let level = sizes.count == 1 ? 0 : place
      return PriorLevel(
        stride: stride, of: size, centering: .wholeSteps,
        shapes: ratios[level].flatMap { ratio in
          sizes[level].map { PriorShape.scale($0, ratio: 1 / ratio) }
        }, centerOffset: 0)
    }
    let model = config.modelCall(isProposal ? proposals : retinaNets)
    let prefix = isProposal ? "rpn_" : ""
    if let threshold = model?.setting("\(prefix)fg_iou_thresh") {
      preset.policy.threshold = try threshold.share()
      preset.policy.ignoredFrom = preset.policy.ignoredFrom.map { min($0, preset.policy.threshold) }
    }
    if let threshold = model?.setting("\(prefix)bg_iou_thresh") {
      let low = try threshold.share()
      guard low <= preset.policy.threshold else {
        throw threshold.unsupported("a number up to \(prefix)fg_iou_thresh")
      }
      preset.policy.ignoredFrom = low < preset.policy.threshold ? low : nil
    }
    return try config.trainer(preset, base: base, classCount: try model?.classCount(1))
  }

  /// Sizes and ratios of each level; flat ones are one size a level, and ratios for all.
  private static func tables(
    _ site: PythonCallSite
  ) throws(ConfigReadError) -> (sizes: [[Double]], ratios: [[Double]]) {
    guard let sizes = site.call.setting("sizes", 0),
      let ratios = site.call.setting("aspect_ratios", 1)
    else {
      throw .missing(
        setting: "sizes and aspect_ratios",
        toDo: "give AnchorGenerator both, a tuple for each level")
    }
    let isFlat = sizes.value.items?.first.map { $0.items == nil } ?? false
    let sizeRows =
      isFlat ? try sizes.positives().map { [$0] } : try sizes.positiveRows("a tuple for each level")
    let areShared = ratios.value.items?.first.map { $0.items == nil } ?? false
    let ratioRows =
      areShared
      ? Array(repeating: try ratios.positives(), count: sizeRows.count)
      : try ratios.positiveRows("a tuple for each level")
    guard !sizeRows.isEmpty, sizeRows.allSatisfy({ !$0.isEmpty }) else {
      throw sizes.wrong("at least one size for each level")
    }
    guard ratioRows.count == sizeRows.count, ratioRows.allSatisfy({ !$0.isEmpty }) else {
      throw ratios.wrong("\(sizeRows.count) tuples, as many as sizes has")
    }
    return (sizeRows, ratioRows)
  }

  /// By the model that the file builds, else by the number of sizes.
  private static func isProposal(
    _ sizes: [[Double]], in config: inout PythonConfig, line: Int
  ) -> Bool {
    if config.modelCall(retinaNets) != nil { return false }
    if config.modelCall(proposals) != nil
      || config.file.calls.contains(where: { $0.call.keywords["rpn_anchor_generator"] != nil })
    {
      return true
    }
    let isProposal = sizes.count > 1 && sizes.allSatisfy { $0.count == 1 }
    config.note(
      isProposal
        ? "one size a level: taken for the proposal network of a Faster R-CNN"
        : "several sizes a level, or one level: taken for a RetinaNet", line: line)
    return isProposal
  }

  private static func strides(
    _ levels: Int, isProposal: Bool, of source: ConfigSource, in config: inout PythonConfig
  ) throws(ConfigReadError) -> [Double] {
    if let named = namedStrides(source), named.count == levels {
      config.note("strides are those of the comment that anchors emit wrote: \(list(named))")
      return named
    }
    guard levels <= 16 else {
      throw .wrongKind(
        setting: "sizes", line: nil, found: "a tuple of \(levels)", expected: "at most 16 levels")
    }
    let count = levels == 1 ? 5 : levels
    let first = isProposal ? 4 : 8
    let strides = (0..<count).map { Double(first << $0) }
    config.note(
      levels == 1
        ? "the one level is taken for each of the five maps, of strides \(list(strides))"
        : "the file does not say its strides; \(list(strides)) are taken")
    return strides
  }

  private static func list(_ strides: [Double]) -> String {
    strides.map { "\(Int($0))" }.joined(separator: ", ")
  }

  /// `strides 8, 16, 32` in the comment that an emitted file begins with.
  private static func namedStrides(_ source: ConfigSource) -> [Double]? {
    let lines = source.bytes.prefix(4096).split(separator: 0x0A).prefix { $0.first == 0x23 }
    let words = lines.joined(separator: [0x20]).split { $0 == 0x20 || $0 == 0x23 }
      .map { String(decoding: $0, as: UTF8.self) }
    guard let place = words.firstIndex(of: "strides") else { return nil }
    var strides: [Double] = []
    for word in words[(place + 1)...] {
      guard let stride = Int(word.prefix(while: \.isNumber)), (1...65535).contains(stride) else {
        break
      }
      strides.append(Double(stride))
      if !word.hasSuffix(",") { break }
    }
    return strides
  }
}
