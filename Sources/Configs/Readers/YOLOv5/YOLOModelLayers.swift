import YAMLText

/// The layers of a yolov5 or yolov7 model file: how far apart the cells of each output lie.
struct YOLOModelLayers {
  /// What is known of the strides of the levels.
  enum Strides: Equatable {
    case known([Int])
    /// A layer whose output's size is not known, or no layers.
    case unknown(line: Int?, reason: String)
    /// Another number of outputs than of levels.
    case mismatch(line: Int, outputs: Int)
  }

  private struct Layer {
    let from: [Int]
    let module: String
    let arguments: [YAMLNode]
    let line: Int
  }

  private let layers: [Layer]
  /// A line of the file that is no layer.
  private let badLine: Int?

  /// Reads `backbone` and `head`; a layer is `[from, number, module, args]`.
  init(_ root: YAMLNode) {
    var layers: [Layer] = []
    var badLine: Int?
    for part in ["backbone", "head"] {
      guard case .sequence(let items) = root[part]?.content else { continue }
      for item in items {
        if let layer = Self.layer(item) {
          layers.append(layer)
        } else {
          badLine = badLine ?? item.line
        }
      }
    }
    self.layers = layers
    self.badLine = badLine
  }

  private static func layer(_ node: YAMLNode) -> Layer? {
    guard case .sequence(let parts) = node.content, parts.count == 4,
      let module = parts[2].text, case .sequence(let arguments) = parts[3].content
    else { return nil }
    var from: [Int] = []
    switch parts[0].content {
    case .scalar(let text): from = Int(text).map { [$0] } ?? []
    case .sequence(let items): from = items.compactMap { $0.text.flatMap { Int($0) } }
    case .mapping: break
    }
    guard !from.isEmpty else { return nil }
    return Layer(from: from, module: module, arguments: arguments, line: node.line)
  }

  /// The names of the modules.
  var modules: Set<String> { Set(layers.map(\.module)) }

  /// The line of the last layer.
  var headLine: Int? { layers.last?.line }

  /// Whether it is made of modules that yolov7 has and yolov5 has not.
  var isYOLOv7: Bool {
    !modules.isDisjoint(with: [
      "IDetect", "IAuxDetect", "IBin", "MP", "SP", "ReOrg", "DownC", "RepConv", "SPPCSPC",
      "Shortcut",
      "Stem", "BottleneckCSPA", "BottleneckCSPB", "BottleneckCSPC",
    ])
  }

  /// Modules with an output as large as their input.
  private static let sizeKeeping: Set<String> = [
    "Bottleneck", "BottleneckCSP", "BottleneckCSPA", "BottleneckCSPB", "BottleneckCSPC", "C3",
    "C3Ghost", "C3SPP", "C3TR", "C3x", "Chuncat", "Concat", "GhostBottleneck", "GhostCSPA",
    "GhostCSPB", "GhostCSPC", "RepBottleneckCSPA", "RepBottleneckCSPB", "RepBottleneckCSPC",
    "ResCSPA", "ResCSPB", "ResCSPC", "ResXCSPA", "ResXCSPB", "ResXCSPC", "SP", "SPP", "SPPCSPC",
    "SPPF", "Shortcut", "nn.BatchNorm2d", "nn.Identity", "nn.ZeroPad2d",
  ]
  /// Modules that predict.
  private static let heads: Set<String> = ["Detect", "Segment", "IDetect", "IAuxDetect", "IBin"]

  /// The strides of the levels, in the order of the last layer's inputs.
  func strides(levels: Int) -> Strides {
    if let badLine { return .unknown(line: badLine, reason: "this is no layer") }
    guard !layers.isEmpty else { return .unknown(line: nil, reason: "there are no layers") }
    var strides: [Double] = []
    for (index, layer) in layers.enumerated() {
      let places = layer.from.map { $0 < 0 ? index + $0 : $0 }
      // The picture itself comes before the first layer.
      guard places.allSatisfy({ (-1..<index).contains($0) }) else {
        return .unknown(line: layer.line, reason: "a layer before this one is meant")
      }
      let inputs = places.map { $0 < 0 ? 1 : strides[$0] }
      if Self.heads.contains(layer.module) {
        return outputs(inputs, of: layer, levels: levels)
      }
      guard let factor = Self.factor(of: layer) else {
        return .unknown(
          line: layer.line, reason: "the size of \(layer.module)'s output is not known")
      }
      strides.append(inputs[0] * factor)
    }
    return .unknown(
      line: layers.last?.line, reason: "the last layer is no head that predicts boxes")
  }

  private func outputs(_ inputs: [Double], of layer: Layer, levels: Int) -> Strides {
    // Half of IAuxDetect's inputs are for its auxiliary outputs.
    let count = layer.module == "IAuxDetect" ? inputs.count / 2 : inputs.count
    guard count == levels else { return .mismatch(line: layer.line, outputs: count) }
    let strides = inputs.prefix(count).compactMap { Int(exactly: $0) }
    guard strides.count == count, strides.allSatisfy({ (1...4096).contains($0) }) else {
      return .unknown(line: layer.line, reason: "a stride is no whole number")
    }
    return .known(strides)
  }

  /// How many times farther apart the cells of a layer's output lie than those of its input.
  private static func factor(of layer: Layer) -> Double? {
    func argument(_ place: Int, else usual: Double) -> Double? {
      guard place < layer.arguments.count else { return usual }
      return layer.arguments[place].text.flatMap { Double($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
    switch layer.module {
    case "Conv", "DWConv", "GhostConv", "RepConv", "CrossConv", "MixConv2d", "nn.Conv2d",
      "RobustConv", "RobustConv2":
      return argument(2, else: 1)
    case "nn.MaxPool2d": return argument(1, else: argument(0, else: 2) ?? 2)
    case "Focus", "ReOrg": return 2
    case "MP": return argument(0, else: 2)
    case "DownC": return 2
    case "Stem": return 4
    case "Contract": return argument(0, else: 2)
    case "Expand": return argument(0, else: 2).map { 1 / $0 }
    case "nn.Upsample": return argument(1, else: 2).map { 1 / $0 }
    case "nn.ConvTranspose2d", "DWConvTranspose2d": return argument(2, else: 1).map { 1 / $0 }
    default: return sizeKeeping.contains(layer.module) ? 1 : nil
    }
  }
}
