import Boxes
import Targets

/// The `[yolo]` layers of a network, as a trainer.
struct DarknetYOLOLayers {
  private let heads: [DarknetNetwork.Head]
  private let network: DarknetNetwork
  private let anchors: [Size<InputPixels>]
  private let masks: [[Int]]
  private let classCount: Int

  init(
    _ heads: [DarknetNetwork.Head], of network: DarknetNetwork
  ) throws(ConfigReadError) {
    self.heads = heads
    self.network = network
    let first = heads[0].section
    anchors = try first.anchorPairs()
    classCount = try first.int("classes") ?? 20
    var masks: [[Int]] = []
    for head in heads {
      let section = head.section
      guard try section.anchorPairs() == anchors else {
        throw .unsupported(
          setting: "anchors", line: section.line(of: "anchors"),
          found: "another list than in line \(first.line(of: "anchors"))",
          known: "one list for all [yolo] layers")
      }
      guard try section.int("classes") ?? 20 == classCount else {
        throw .unsupported(
          setting: "classes", line: section.line(of: "classes"),
          found: "another number than in line \(first.line(of: "classes"))",
          known: "one number for all [yolo] layers")
      }
      masks.append(try Self.mask(of: section, count: anchors.count))
    }
    self.masks = masks
    for (head, mask) in zip(heads, masks) { try checkFilters(of: head, masks: mask.count) }
  }

  private static func mask(
    of section: DarknetSection, count: Int
  ) throws(ConfigReadError) -> [Int] {
    guard let numbers = try section.doubles("mask") else { return Array(0..<count) }
    let places = numbers.compactMap { Int(exactly: $0) }
    guard !places.isEmpty, places.count == numbers.count,
      places.allSatisfy((0..<count).contains), Set(places).count == places.count
    else {
      throw .wrongKind(
        setting: "mask", line: section.line(of: "mask"),
        found: "'\(section.options["mask"]?.value ?? "")'",
        expected: "places of the \(count) anchors, from 0, each once")
    }
    return places
  }

  /// darknet stops where the convolution before a layer has another number of filters.
  private func checkFilters(
    of head: DarknetNetwork.Head, masks: Int
  ) throws(ConfigReadError) {
    guard head.index > 0, case let before = network.layers[head.index - 1],
      before.name == "[convolutional]", let filters = try before.int("filters")
    else { return }
    let expected = DarknetEmitter.filters(classes: classCount, masks: masks)
    guard filters == expected else {
      throw .wrongKind(
        setting: "filters", line: before.line(of: "filters"), found: "\(filters)",
        expected:
          "\(expected), which is (\(classCount) classes + 5) * \(masks) masks; darknet stops "
          + "at any other")
    }
  }

  /// The trainer.
  func config(_ source: ConfigSource) throws(ConfigReadError) -> TrainerConfig {
    var notes: [ConfigNote] = []
    let strides = try strides(&notes)
    var layers: [YOLOBestShape.Layer] = []
    for head in heads { layers.append(try layer(of: head.section, &notes)) }
    let levels = zip(strides, masks).map { stride, mask in
      YOLOLevel(stride: stride, anchors: mask.map { anchors[$0] })
    }
    let roster = YOLOAnchorRoster(anchors: anchors, masks: masks)
    for place in roster.idle {
      let size = anchors[place]
      notes.append(
        ConfigNote(
          line: heads[0].section.line(of: "anchors"),
          "anchor \(place) (\(PlainNumber.text(size.width)),\(PlainNumber.text(size.height))) is in no "
            + "mask: objects that fit it best are learned by nobody"))
    }
    let base = Self.base(of: layers)
    var preset = try TrainerPresetLookup.yolo(base)
    preset.layout = YOLOLayout(
      imageSize: network.inputSize, levels: levels, order: preset.layout.order)
    preset.assigner = .bestShape(
      YOLOBestShape(layers: layers, roster: isInOrder(levels) ? nil : roster))
    let loss = try DarknetLossSettings.yolo(heads.map(\.section))
    preset.loss = loss.flatMap { $0.fits(preset.assigner) ? .layers($0) : nil }
    let last = heads[heads.count - 1].section
    preset.admission = .darknet(most: try last.int("max") ?? 200)
    return TrainerConfig(
      model: .yolo(preset), basePreset: base, classCount: classCount, notes: notes)
  }

  /// The preset that has most in common with the layers.
  private static func base(of layers: [YOLOBestShape.Layer]) -> String {
    if layers.contains(where: { $0.sides == .squareRoot }) { return "darknet-yolov4-csp" }
    return layers.contains { $0.othersAbove != nil } ? "darknet-yolov4" : "darknet-yolo"
  }

  private func layer(
    of section: DarknetSection, _ notes: inout [ConfigNote]
  ) throws(ConfigReadError) -> YOLOBestShape.Layer {
    let others = try section.double("iou_thresh") ?? 1
    let truth = try section.double("truth_thresh") ?? 1
    if let kind = section.options["iou_thresh_kind"], kind.value != "iou", others < 1 {
      throw .unsupported(
        setting: "iou_thresh_kind", line: kind.line + 1, found: kind.value, known: "iou")
    }
    if let map = section.options["map"] {
      notes.append(
        ConfigNote(line: map.line + 1, "map renumbers classes by a file, which is not read"))
    }
    return YOLOBestShape.Layer(
      othersAbove: others < 1 ? others : nil,
      ignoredAbove: try section.double("ignore_thresh") ?? 0.5,
      predictionsAbove: truth < 1 ? truth : nil,
      sides: try section.int("new_coords") ?? 0 == 0 ? .logarithm : .squareRoot,
      centerScale: try section.double("scale_x_y") ?? 1)
  }

  /// Strides from the layers, from the comments that `anchors emit` writes, or by the number of levels.
  private func strides(_ notes: inout [ConfigNote]) throws(ConfigReadError) -> [Int] {
    guard try network.isHeadsAlone(heads) else {
      let sizes = try network.mapSizes(upTo: heads[heads.count - 1].index)
      var strides: [Int] = []
      for head in heads { strides.append(try network.stride(of: head, sizes)) }
      return strides
    }
    let told = heads.indices.map { place in
      commentedStride(above: heads[place], after: place == 0 ? nil : heads[place - 1])
    }
    if !told.contains(nil) { return told.compactMap { $0 } }
    let finest = heads.count == 1 ? 32 : heads.count == 2 ? 16 : 8
    // The level of the smallest anchors is the finest.
    let byAnchor = masks.indices.sorted { middle(of: masks[$0]) < middle(of: masks[$1]) }
    var strides = Array(repeating: finest, count: heads.count)
    for (place, level) in byAnchor.enumerated() { strides[level] = finest << min(place, 20) }
    notes.append(
      ConfigNote(
        "only heads are here, so their strides are taken for the usual "
          + strides.map(String.init).joined(separator: ", ")))
    return strides
  }

  private func middle(of mask: [Int]) -> Double {
    Double(mask.reduce(0, +)) / Double(mask.count)
  }

  /// The number in a comment `# stride 32: …` between two heads.
  private func commentedStride(
    above head: DarknetNetwork.Head, after other: DarknetNetwork.Head?
  ) -> Int? {
    for line in (other?.section.line ?? 0)..<head.section.line {
      let words = network.lines[line].split { $0 == " " || $0 == ":" }
      if words.count >= 3, words[0] == "#", words[1] == "stride", let stride = Int(words[2]),
        (1...4096).contains(stride)
      {
        return stride
      }
    }
    return nil
  }

  /// Whether levels share all anchors out in order, the first ones to the finest.
  private func isInOrder(_ levels: [YOLOLevel]) -> Bool {
    var next = 0
    let order = levels.indices.sorted { (levels[$0].stride, $0) < (levels[$1].stride, $1) }
    for level in order {
      guard masks[level] == Array(next..<next + masks[level].count) else { return false }
      next += masks[level].count
    }
    return next == anchors.count
  }
}
