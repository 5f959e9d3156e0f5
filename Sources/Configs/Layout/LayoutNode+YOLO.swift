import Boxes
import Targets

extension LayoutNode {
  /// Which kind of trainer the file describes; those of the SSD family need not say it.
  func kind() throws(LayoutError) -> LayoutKind {
    var node = self
    return try node.optional("kind")?.word(LayoutWords.kinds) ?? .ssd
  }

  /// The whole file of a YOLO trainer.
  func yolo() throws(LayoutError) -> YOLOPreset {
    try object { (file) throws(LayoutError) in
      let header = try file.header()
      let layout = try file.yoloLayout()
      let assigner = try file.required("matcher", "an object that says who learns what").assigner()
      if case .bestShape(let rule) = assigner, let masks = rule.roster?.masks,
        masks.map(\.count) != layout.levels.map(\.anchors.count)
      {
        throw .unexpected(
          path: "matcher.masks", expected: "as many places for each level as it has anchors",
          found: "\(masks.map(\.count))")
      }
      let admission = try file.optional("admission")?.admission() ?? .all
      let inputFit = file.optional("inputFit")
      let fit = try inputFit?.inputFit() ?? .stretch
      if case .shorterSide = fit, let inputFit {
        throw inputFit.unexpected("'stretch' or 'pad', because a YOLO trainer has one input")
      }
      return YOLOPreset(
        name: header.name, summary: header.summary, source: header.source,
        layout: layout, assigner: assigner, admission: admission, fit: fit,
        decoding: try file.optional("decoding")?.word(LayoutWords.yoloDecodings),
        loss: try file.optional("loss")?.word(LayoutWords.yoloLosses))
    }
  }

  private mutating func yoloLayout() throws(LayoutError) -> YOLOLayout {
    let size = try imageSize(of: "imageSize")
    let expected = "an array of feature maps, in the trainer's order"
    let nodes = try required("levels", expected).elements(expected)
    guard !nodes.isEmpty else {
      throw .missing(path: "levels[0]", expected: "at least one feature map")
    }
    var levels: [YOLOLevel] = []
    for node in nodes { levels.append(try node.yoloLevel()) }
    let nesting = try optional("order")?.word(LayoutWords.nestings) ?? .cellsInShapes
    let layout = YOLOLayout(
      imageSize: size, levels: levels,
      order: nesting == .cellsInShapes ? .anchorsFirst : .cellsFirst)
    guard layout.count <= LayoutFile.priorLimit else {
      throw .tooManyPriors(count: layout.count, limit: LayoutFile.priorLimit)
    }
    return layout
  }

  private func yoloLevel() throws(LayoutError) -> YOLOLevel {
    try object { (node) throws(LayoutError) in
      let stride = try node.required("stride", "pixels from one cell to the next").int(1...4096)
      let list = try node.required("anchors", "an array of widths and heights in pixels")
      return YOLOLevel(stride: stride, anchors: try list.anchors())
    }
  }

  /// One anchor at least.
  private func anchors() throws(LayoutError) -> [Size<InputPixels>] {
    let nodes = try elements("an array of widths and heights in pixels")
    guard (1...10_000).contains(nodes.count) else { throw unexpected("1 to 10000 anchors") }
    var anchors: [Size<InputPixels>] = []
    for anchor in nodes { anchors.append(try anchor.anchor()) }
    return anchors
  }

  private func anchor() throws(LayoutError) -> Size<InputPixels> {
    try object { (node) throws(LayoutError) in
      let (range, expected) = (1e-6...1e9, "a number from 1e-6 to 1e9")
      let width = try node.required("width", expected).number(range, expected)
      let height = try node.required("height", expected).number(range, expected)
      guard let size = Size<InputPixels>(width: width, height: height) else {
        throw node.unexpected("a width and a height above 0")
      }
      return size
    }
  }

  /// Who learns what.
  private func assigner() throws(LayoutError) -> YOLOAssigner {
    try object { (node) throws(LayoutError) in
      let rule = try node.required("rule", "how anchors are given out").word(LayoutWords.yoloRules)
      switch rule {
      case .sideRatio:
        let expected = "a number above 1, to 1000"
        let limit = try node.required("limit", expected).number(1.000_001...1000, expected)
        return .sideRatio(YOLOSideRatio(limit: limit))
      case .region: return .region(YOLORegion(ignoredAbove: try node.share("ignoredAbove") ?? 0.6))
      case .bestShape:
        return .bestShape(try node.bestShape())
      case .responsibleCells:
        let usual = YOLOResponsibleCells()
        return .responsibleCells(
          YOLOResponsibleCells(
            positiveAbove: try node.share("positiveAbove") ?? usual.positiveAbove,
            negativeUpTo: try node.share("negativeUpTo") ?? usual.negativeUpTo,
            forcedAbove: try node.share("forcedAbove") ?? usual.forcedAbove))
      }
    }
  }

  private mutating func share(_ name: String) throws(LayoutError) -> Double? {
    try optional(name)?.number(0...1, "an overlap from 0 to 1")
  }

  /// darknet's rule: a layer a level, and its file's anchors where masks do not share them out in order.
  private mutating func bestShape() throws(LayoutError) -> YOLOBestShape {
    var layers: [YOLOBestShape.Layer] = []
    let list = optional("layers")
    for node in try list?.elements("an array of layers") ?? [] { layers.append(try node.layer()) }
    if let list, layers.isEmpty { throw list.unexpected("at least one layer") }
    if list == nil { layers = [YOLOBestShape.Layer(ignoredAbove: 0.5)] }
    return YOLOBestShape(layers: layers, roster: try roster())
  }

  private func layer() throws(LayoutError) -> YOLOBestShape.Layer {
    try object { (node) throws(LayoutError) in
      YOLOBestShape.Layer(
        othersAbove: try node.share("othersAbove"),
        ignoredAbove: try node.share("ignoredAbove") ?? 0.5,
        predictionsAbove: try node.share("predictionsAbove"),
        sides: try node.optional("sides")?.word(LayoutWords.yoloSides) ?? .logarithm,
        centerScale: try node.optional("centerScale")?.number(1...10, "a number from 1 to 10") ?? 1)
    }
  }

  private mutating func roster() throws(LayoutError) -> YOLOAnchorRoster? {
    let list = optional("anchors")
    let masks = optional("masks")
    guard let list, let masks else {
      guard list == nil, masks == nil else {
        throw .missing(
          path: "\(path).\(list == nil ? "anchors" : "masks")",
          expected: "the file's anchors and the places of each level's, both or neither")
      }
      return nil
    }
    let anchors = try list.anchors()
    var rows: [[Int]] = []
    for row in try masks.elements("an array of places for each level") {
      var places: [Int] = []
      for place in try row.elements("places in anchors") {
        places.append(try place.int(0...anchors.count - 1))
      }
      rows.append(places)
    }
    return YOLOAnchorRoster(anchors: anchors, masks: rows)
  }

  private func admission() throws(LayoutError) -> YOLOPreset.Admission {
    try object { (node) throws(LayoutError) in
      let words = LayoutWords.admissions
      let most = node.optional("most")
      switch try node.required("loader", "which loader hands objects on").word(words) {
      case .all: return .all
      case .distinct: return .distinct
      case .darknet: return .darknet(most: try most?.int(1...1_000_000) ?? 200)
      }
    }
  }
}
