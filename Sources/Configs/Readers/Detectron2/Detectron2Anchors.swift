import Boxes
import Targets
import YAMLText

/// The priors of a detectron2 config, level by level.
struct Detectron2Anchors {
  private let sizes: [[Double]]
  private let ratios: [[Double]]
  private let strides: [Int]
  private let offset: Double
  /// What was taken for what the file does not say.
  private(set) var notes: [ConfigNote] = []

  private static let generator = ["MODEL", "ANCHOR_GENERATOR"]

  init(_ file: YAMLFile, _ detector: Detectron2Detector) throws(ConfigReadError) {
    let sizes = try Self.sizes(file) ?? [[32, 64, 128, 256, 512]]
    let ratios = try Self.table(file, "ASPECT_RATIOS") ?? [[0.5, 1, 2]]
    offset = try file.double(Self.generator + ["OFFSET"]) ?? 0
    guard (0..<1).contains(offset) else {
      throw .wrongKind(
        setting: "MODEL.ANCHOR_GENERATOR.OFFSET",
        line: file.node(Self.generator + ["OFFSET"])?.line, found: "\(offset)",
        expected: "0 up to below 1")
    }
    let most = max(sizes.count, ratios.count)
    let features = try file.texts(["MODEL", detector.part, "IN_FEATURES"])
    if let features {
      strides = try Self.strides(of: features, file, detector)
    } else if most == 1 || most == detector.pyramidFeatures.count {
      let usual = most == 1 ? detector.usualFeatures : detector.pyramidFeatures
      strides = try Self.strides(of: usual, file, detector)
      notes.append(
        ConfigNote(
          "no \(detector.part).IN_FEATURES is named; taken are "
            + usual.joined(separator: ", ") + ", of strides "
            + strides.map(String.init).joined(separator: ", ")))
    } else {
      strides = (0..<most).map { 8 << min($0, 16) }
      notes.append(
        ConfigNote(
          "no \(detector.part).IN_FEATURES is named, so the \(most) levels are taken to have the strides "
            + strides.map(String.init).joined(separator: ", ")))
    }
    self.sizes = try Self.spread(sizes, over: strides.count, "SIZES", file)
    self.ratios = try Self.spread(ratios, over: strides.count, "ASPECT_RATIOS", file)
  }

  /// Size outside, ratio (height over width) inside; one list a level.
  func levels(of size: ImageSize) -> [PriorLevel] {
    strides.indices.map { level in
      let stride = strides[level]
      let shapes = sizes[level].flatMap { side in
        ratios[level].map { ratio in
          let width = (side * side / ratio).squareRoot()
          return PriorShape.size(width: width, height: ratio * width)
        }
      }
      return PriorLevel(
        stride: Double(stride), of: size, centering: .step(Double(stride)), shapes: shapes,
        centerOffset: offset)
    }
  }

  /// `SIZES`; the one expression that detectron2's own RetinaNet has there is known, no other is.
  private static func sizes(_ file: YAMLFile) throws(ConfigReadError) -> [[Double]]? {
    guard let node = file.node(generator + ["SIZES"]) else { return nil }
    guard case .sequence(let items) = node.content, items.count == 1, let code = items[0].text,
      code.contains("for")
    else { return try table(file, "SIZES") }
    let text = code.filter { !$0.isWhitespace }
    let head = "[[x,x*2**(1.0/3),x*2**(2.0/3)]forxin["
    let inner = text.dropFirst(head.count).dropLast(2).split(separator: ",")
    let bases = inner.compactMap { Double($0) }
    guard text.hasPrefix(head), text.hasSuffix("]]"), bases.count == inner.count, !bases.isEmpty
    else {
      throw .computed(setting: "MODEL.ANCHOR_GENERATOR.SIZES", line: node.line, code: code)
    }
    return bases.map { base in
      [base, base * 1.259_921_049_894_873_2, base * 1.587_401_051_968_199_4]
    }
  }

  /// A list of lists, or one list for all levels.
  private static func table(
    _ file: YAMLFile, _ name: String
  ) throws(ConfigReadError) -> [[Double]]? {
    let path = generator + [name]
    guard let node = file.node(path), case .sequence(let items) = node.content,
      let first = items.first, first.text != nil
    else { return try file.table(path) }
    return try file.doubles(path).map { [$0] }
  }

  private static func spread(
    _ lists: [[Double]], over levels: Int, _ name: String, _ file: YAMLFile
  ) throws(ConfigReadError) -> [[Double]] {
    let isFull = lists.allSatisfy { list in !list.isEmpty && list.allSatisfy { $0 > 0 } }
    guard isFull, lists.count == 1 || lists.count == levels else {
      throw .wrongKind(
        setting: "MODEL.ANCHOR_GENERATOR.\(name)", line: file.node(generator + [name])?.line,
        found: "\(lists.count) lists",
        expected: "one, or one for each of \(levels) levels, of numbers "
          + "above 0")
    }
    return lists.count == 1 ? Array(repeating: lists[0], count: levels) : lists
  }

  /// `p4` and `res4` have a cell for 16 pixels.
  private static func strides(
    of features: [String], _ file: YAMLFile, _ detector: Detectron2Detector
  ) throws(ConfigReadError) -> [Int] {
    var strides: [Int] = []
    for feature in features {
      guard let digit = feature.last?.wholeNumberValue, (1...9).contains(digit),
        ["p", "res"].contains(String(feature.dropLast()))
      else {
        throw .unsupported(
          setting: "MODEL.\(detector.part).IN_FEATURES",
          line: file.node(["MODEL", detector.part, "IN_FEATURES"])?.line, found: "'\(feature)'",
          known: "p2 to p7 and res2 to res5")
      }
      strides.append(1 << digit)
    }
    guard !strides.isEmpty else {
      throw .wrongKind(
        setting: "MODEL.\(detector.part).IN_FEATURES",
        line: file.node(["MODEL", detector.part, "IN_FEATURES"])?.line, found: "no map",
        expected: "one at least")
    }
    return strides
  }
}
