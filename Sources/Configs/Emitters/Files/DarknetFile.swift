import Boxes

/// A darknet cfg whose `[yolo]` layers get other anchors, all else kept to the byte.
///
/// Read as darknet does: see ``DarknetSection``.
struct DarknetFile {
  private let lines: BaseLines
  private let sections: [DarknetSection]

  /// Splits a file into sections.
  ///
  /// - Throws: `EmitError.badBase` when it has no `[yolo]` layer, or one this can't update.
  init(_ bytes: [UInt8]) throws(EmitError) {
    let lines = BaseLines(bytes)
    let sections = DarknetSection.all(of: lines)
    guard let first = sections.first, first.isNetwork else {
      throw Self.fault(sections.first?.line, "the first section is not [net]", "Give a darknet cfg")
    }
    if let section = sections.first(where: { ["[region]", "[gaussian_yolo]"].contains($0.name) }) {
      throw Self.fault(
        section.line, "\(section.name) has another form of anchors or filters",
        "Use a network with [yolo] layers (YOLOv3, YOLOv4)")
    }
    guard sections.contains(where: { $0.name == "[yolo]" }) else {
      throw Self.fault(nil, "it has no [yolo] layer", "Use a network with [yolo] layers")
    }
    self.lines = lines
    self.sections = sections
  }

  /// The file with the request's anchors, and its classes where there are any.
  func updated(with request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try checkInput(request.inputSize)
    let layers = try yoloLayers()
    let (anchors, ranges) = try AnchorLevels.shared(
      request, levels: layers.count, target: "darknet")
    var replacements: [Int: [String]] = [:]
    var notes: [String] = []
    for (range, layer) in zip(ranges, layers) {
      let section = sections[layer]
      guard let old = Int(try option("classes", of: section).value) else {
        throw Self.fault(section.line, "'classes' is not a whole number", "Correct it")
      }
      let classes = request.classNames.isEmpty ? old : request.classNames.count
      if classes != old {
        let note = "classes was \(old) and is now \(classes)."
        if !notes.contains(note) { notes.append(note) }
      }
      let values = [
        ("mask", DarknetEmitter.maskList(range)), ("anchors", DarknetEmitter.anchorList(anchors)),
        ("num", "\(anchors.count)"), ("classes", "\(classes)"),
      ]
      for (name, value) in values { try replace(name, of: section, with: value, in: &replacements) }
      guard layer > 0, sections[layer - 1].name == "[convolutional]" else {
        throw Self.fault(
          section.line, "the [yolo] layer does not follow a [convolutional] one",
          "Put the convolution whose filters belong to it right before it")
      }
      let filters = DarknetEmitter.filters(classes: classes, masks: range.count)
      try replace("filters", of: sections[layer - 1], with: "\(filters)", in: &replacements)
    }
    return EmittedConfig(bytes: lines.replacing(replacements), notes: notes)
  }

  /// The `[yolo]` sections, the one with the smallest anchors first: by the middle of their masks,
  /// because YOLOv3 lists the coarse layer first and YOLOv4 the fine one.
  private func yoloLayers() throws(EmitError) -> [Int] {
    var layers: [(index: Int, middle: Double)] = []
    for (index, section) in sections.enumerated() where section.name == "[yolo]" {
      let text = try option("mask", of: section).value
      let masks = text.split(separator: ",").compactMap { Double($0) }
      guard !masks.isEmpty else {
        throw Self.fault(section.line, "'mask' lists no number", "Correct it")
      }
      layers.append((index, masks.reduce(0, +) / Double(masks.count)))
    }
    return layers.sorted { ($0.middle, -$0.index) < ($1.middle, -$1.index) }.map(\.index)
  }

  private func checkInput(_ inputSize: ImageSize) throws(EmitError) {
    let base = try self.inputSize()
    guard base == inputSize else {
      throw .baseInputSize(target: "darknet", base: base, anchors: inputSize)
    }
  }

  /// The network's input, as `[net]` states it.
  func inputSize() throws(EmitError) -> ImageSize {
    let net = sections[0].options
    guard let width = net["width"].flatMap({ Int($0.value) }),
      let height = net["height"].flatMap({ Int($0.value) }),
      let base = ImageSize(width: width, height: height)
    else {
      throw Self.fault(sections[0].line, "[net] has no width and height", "Add both")
    }
    return base
  }

  private func option(
    _ name: String, of section: DarknetSection
  ) throws(EmitError) -> DarknetSection.Option {
    guard let option = section.options[name] else {
      throw Self.fault(section.line, "the \(section.name) section has no '\(name)='", "Add it")
    }
    return option
  }

  private func replace(
    _ name: String, of section: DarknetSection, with value: String,
    in replacements: inout [Int: [String]]
  ) throws(EmitError) {
    let line = try option(name, of: section).line
    let head = lines[line].prefix { $0 != "=" }
    let blank = lines[line].dropFirst(head.count + 1).prefix(while: \.isWhitespace)
    replacements[line] = [head + "=" + blank + value]
  }

  private static func fault(_ line: Int?, _ reason: String, _ remedy: String) -> EmitError {
    .badBase(target: "darknet", line: line.map { $0 + 1 }, reason: reason, remedy: remedy)
  }
}
