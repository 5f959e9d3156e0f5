import Boxes
import Targets

/// The detectors of a TAO spec as trainers.
enum TAODetectors {
  /// What reports call them; no preset has these names, so labels are read plainly.
  private static let ssdName = "tao-ssd"
  private static let source = "NVIDIA/tao_tensorflow1_backend d700902, read, never run"

  /// `ssd_config` or `dssd_config`: ssd_keras' shapes in their order, offsets and thresholds.
  static func ssd(
    _ message: TextProtoMessage, _ size: ImageSize
  ) throws(ConfigReadError) -> TrainerConfig {
    let steps = try message.table("steps")?.flatMap { $0 } ?? []
    guard !steps.isEmpty, steps.allSatisfy({ $0 >= 1 && $0 <= 65_535 }) else {
      throw .missing(
        setting: "\(message.path).steps",
        toDo: "list the pixels between cells of each map, such as \"[8, 16, 32, 64, 100, 300]\"; "
          + "without them the maps can't be told from the spec")
    }
    let scales = try self.scales(message, levels: steps.count)
    let ratios = try self.ratios(message, levels: steps.count)
    let offsets =
      try message.table("offsets")?.flatMap { $0 } ?? Array(repeating: 0.5, count: steps.count)
    guard offsets.count == steps.count else {
      throw message.wrongKind("offsets", message.written("offsets") ?? "", "one for each step")
    }
    if try message.bool("clip_boxes") ?? false {
      throw message.unsupported("clip_boxes", "true", known: "false")
    }
    let hasMean = try message.bool("two_boxes_for_ar1") ?? false
    var preset = try TrainerPresetLookup.ssd("ssd-keras-300")
    preset.name = ssdName
    preset.source = source
    preset.layout.name = ssdName
    preset.layout.imageSize = size
    preset.layout.levels = steps.indices.map { level in
      let shapes = ratios[level].flatMap { ratio -> [PriorShape] in
        guard ratio == 1 else { return [.scale(scales[level], ratio: ratio)] }
        return [.square(scales[level])]
          + (hasMean ? [.mean(scales[level], scales[level + 1])] : [])
      }
      let step = steps[level]
      return PriorLevel(
        grid: FeatureGrid(columns: cells(size.width, step), rows: cells(size.height, step)),
        centering: .step(step), shapes: shapes, centerOffset: offsets[level])
    }
    guard (1...PriorLayout.maximumCount).contains(preset.layout.count) else {
      throw .noPriors(reason: "\(preset.layout.count) of them")
    }
    try match(message, &preset)
    return TrainerConfig(
      model: .ssd(preset),
      notes: [
        ConfigNote(
          "the matcher is ssd-keras', which TAO's is made after; TAO computes in single precision, so "
            + "ties may fall otherwise")
      ])
  }

  private static func match(
    _ message: TextProtoMessage, _ preset: inout TrainerPreset
  ) throws(ConfigReadError) {
    let positive = try message.double("pos_iou_thresh") ?? 0.5
    let negative = try message.double("neg_iou_thresh") ?? 0.5
    guard positive > 0, negative > 0, negative <= positive else {
      throw message.unsupported(
        "neg_iou_thresh", "\(negative) beside pos_iou_thresh \(positive)",
        known: "numbers above 0, the second no smaller")
    }
    preset.policy.threshold = positive
    preset.policy.ignoredFrom = negative < positive ? negative : nil
    guard let variances = try message.table("variances")?.flatMap({ $0 }) else { return }
    guard variances.count == 4, variances.allSatisfy({ $0 > 0 }) else {
      throw message.wrongKind(
        "variances", message.written("variances") ?? "", "four numbers above 0")
    }
    let floats = variances.map { Float($0) }
    preset.coder.variances = Variances(
      x: floats[0], y: floats[1], width: floats[2], height: floats[3])
  }

  private static func cells(_ side: Int, _ step: Double) -> Int {
    Int((Double(side) / step).rounded(.up))
  }

  private static func scales(
    _ message: TextProtoMessage, levels: Int
  ) throws(ConfigReadError) -> [Double] {
    if let scales = try message.table("scales")?.flatMap({ $0 }), !scales.isEmpty {
      guard scales.count == levels + 1, scales.allSatisfy({ $0 > 0 }) else {
        throw message.wrongKind(
          "scales", message.written("scales") ?? "", "\(levels + 1) numbers above 0")
      }
      return scales
    }
    guard let low = try message.double("min_scale"), let high = try message.double("max_scale"),
      low > 0, low <= high
    else {
      throw .missing(
        setting: "\(message.path).scales", toDo: "list them, or state min_scale and max_scale")
    }
    return (0...levels).map { low + (high - low) * Double($0) / Double(levels) }
  }

  private static func ratios(
    _ message: TextProtoMessage, levels: Int
  ) throws(ConfigReadError) -> [[Double]] {
    var table = try message.table("aspect_ratios") ?? []
    if table.isEmpty, let global = try message.table("aspect_ratios_global")?.first {
      table = Array(repeating: global, count: levels)
    }
    guard table.count == levels, table.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 > 0 } })
    else {
      throw message.wrongKind(
        "aspect_ratios", message.written("aspect_ratios") ?? "missing",
        "a list for each of \(levels) steps, or aspect_ratios_global")
    }
    return table
  }

  /// `yolov4_config`: shapes above `box_matching_iou` and the best one, on the object's cell;
  /// `yolov3_config`: the best one alone.
  static func yolo(
    _ message: TextProtoMessage, _ size: ImageSize
  ) throws(ConfigReadError) -> TrainerConfig {
    var levels: [YOLOLevel] = []
    for (name, stride) in [
      ("big_anchor_shape", 32), ("mid_anchor_shape", 16), ("small_anchor_shape", 8),
    ] {
      guard let pairs = try message.table(name) else { continue }
      let anchors = pairs.compactMap { pair in
        pair.count == 2 ? Size<InputPixels>(width: pair[0], height: pair[1]) : nil
      }
      guard anchors.count == pairs.count, !anchors.isEmpty else {
        throw message.wrongKind(
          name, message.written(name) ?? "", "(width, height) pairs above 0")
      }
      levels.append(YOLOLevel(stride: stride, anchors: anchors))
    }
    guard !levels.isEmpty else {
      throw .missing(setting: "\(message.path).big_anchor_shape", toDo: "add the anchor shapes")
    }
    var notes = [
      ConfigNote(
        "TAO keeps one object a prior, the better or the later one, and its loss decodes boxes itself; "
          + "shown are darknet's rows and offsets"),
      ConfigNote("strides of 32, 16 and 8 are taken for the big, mid and small shapes"),
    ]
    func number(_ name: String, else usual: Double) throws(ConfigReadError) -> Double {
      if let stated = try message.double(name) { return stated }
      notes.append(ConfigNote("\(name) is not here; taken for \(usual), as in TAO's own specs"))
      return usual
    }
    let isThird = message.path == "yolov3_config"
    let matching = isThird ? 1 : try number("box_matching_iou", else: 0.25)
    let neutral = try number("matching_neutral_box_iou", else: isThird ? 0.7 : 0.5)
    var preset = try TrainerPresetLookup.yolo(isThird ? "darknet-yolo" : "darknet-yolov4")
    preset.name = isThird ? "tao-yolov3" : "tao-yolov4"
    preset.source = source
    preset.layout = YOLOLayout(imageSize: size, levels: levels, order: preset.layout.order)
    preset.assigner = .bestShape(
      YOLOBestShape(othersAbove: matching < 1 ? matching : nil, ignoredAbove: neutral))
    preset.admission = .all
    (preset.loss, preset.decoding) = (nil, nil)
    return TrainerConfig(model: .yolo(preset), notes: notes)
  }
}
