import Boxes
import Targets

/// The `[region]` layer of a YOLOv2 network, as a trainer.
struct DarknetRegionLayer {
  private let head: DarknetNetwork.Head
  private let network: DarknetNetwork

  init(_ heads: [DarknetNetwork.Head], of network: DarknetNetwork) {
    head = heads[0]
    self.network = network
  }

  /// The trainer: anchors are in cells, which become pixels of the input.
  func config(_ source: ConfigSource) throws(ConfigReadError) -> TrainerConfig {
    let section = head.section
    // A head alone is taken for one of YOLOv2's own networks.
    let stride =
      try network.isHeadsAlone([head])
      ? 32 : try network.stride(of: head, try network.mapSizes(upTo: head.index))
    let anchors = try section.anchorPairs(scale: Double(stride))
    let classes = try section.int("classes") ?? 20
    var notes: [ConfigNote] = []
    if try section.int("bias_match") ?? 0 == 0 {
      notes.append(
        ConfigNote(
          line: section.options["bias_match"].map { $0.line + 1 },
          "without bias_match=1 darknet matches by what the network predicts; shown is what it "
            + "predicts before it has learned, which is the anchors"))
    }
    for name in ["map", "tree"] {
      if let option = section.options[name] {
        notes.append(
          ConfigNote(line: option.line + 1, "\(name) names a file about classes, which is not read")
        )
      }
    }
    let base = "darknet-region"
    var preset = try TrainerPresetLookup.yolo(base)
    preset.layout = YOLOLayout(
      imageSize: network.inputSize, levels: [YOLOLevel(stride: stride, anchors: anchors)],
      order: preset.layout.order)
    preset.assigner = .region(YOLORegion(ignoredAbove: try section.double("thresh") ?? 0.5))
    preset.loss = try DarknetLossSettings.region(section).map { .layers($0) }
    preset.admission = .darknet(most: try section.int("max") ?? 200)
    return TrainerConfig(
      model: .yolo(preset), basePreset: base, classCount: classes, notes: notes)
  }
}
