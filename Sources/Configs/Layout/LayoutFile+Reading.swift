import Boxes
import JSONText
import Targets

extension LayoutNode {
  /// The whole file.
  func preset() throws(LayoutError) -> TrainerPreset {
    try object { (file) throws(LayoutError) in
      let header = try file.header()
      let layout = try file.layout(named: header.name)
      let truths = try file.optional("groundTruth")?.groundTruths(layout)
      let unionOrder = try file.unionOrder()
      let matcher = try file.required("matcher", "an object that says who learns what").policy()
      let fit = try file.optional("inputFit")?.inputFit() ?? .stretch
      let preset = TrainerPreset(
        name: header.name, summary: header.summary, source: header.source, layout: layout,
        groundTruthFrame: truths?.frame ?? GroundTruthFrame(unit: layout.overlapUnit),
        intake: truths?.intake ?? GroundTruthIntake(), unionOrder: unionOrder, policy: matcher,
        coder: try file.optional("coder")?.coder() ?? CenterOffsetCoder(),
        classes: try file.optional("classes")?.classCoder() ?? ClassTargetCoder(),
        loss: try file.optional("loss")?.word(LayoutWords.losses),
        decoding: try file.optional("decoding")?.word(LayoutWords.decodings), fit: fit)
      if case .shorterSide = fit { try LayoutFile.requireStrides(layout) }
      try LayoutFile.refuseMisfit(preset)
      return preset
    }
  }

  /// What every layout says of itself.
  mutating func header() throws(LayoutError) -> (name: String, summary: String, source: String) {
    let schema = try required("schema", "\"\(LayoutFile.schema)\"")
    guard schema.value.string == LayoutFile.schema else {
      throw schema.unexpected("\"\(LayoutFile.schema)\"")
    }
    // Whoever asks for a header knows the kind.
    _ = optional("kind")
    let name = try required("name", "a name for messages").string()
    let summary = try optional("summary")?.string() ?? "a layout of your own"
    return (name, summary, try optional("source")?.string() ?? "a layout file")
  }

  private mutating func layout(named name: String) throws(LayoutError) -> PriorLayout {
    let size = try imageSize(of: "imageSize")
    let nodes = try required("levels", "an array of feature maps, fine to coarse")
      .elements("an array of feature maps, fine to coarse")
    guard !nodes.isEmpty else {
      throw .missing(path: "levels[0]", expected: "at least one feature map")
    }
    var levels: [PriorLevel] = []
    for node in nodes { levels.append(try node.level(of: size)) }
    var layout = PriorLayout(name: name, imageSize: size, levels: levels)
    guard layout.count <= LayoutFile.priorLimit else {
      throw .tooManyPriors(count: layout.count, limit: LayoutFile.priorLimit)
    }
    layout.cellOrder = try optional("cellOrder")?.word(LayoutWords.cellOrders) ?? .rows
    layout.nesting = try optional("order")?.word(LayoutWords.nestings) ?? .shapesInCells
    layout.clipping = try optional("clip")?.word(LayoutWords.clippings) ?? .none
    layout.clipsForOverlap = try optional("clipForOverlap")?.bool() ?? false
    layout.shapeUnit = try optional("sizeUnit")?.word(LayoutWords.shapeUnits) ?? .pixel
    layout.unit = try optional("priorUnit")?.word(LayoutWords.units) ?? .pixel
    layout.arithmetic =
      try optional("arithmetic")?.word(LayoutWords.arithmetics) ?? .doublesRounded
    layout.roundsHalfSides = try optional("roundHalfSides")?.bool() ?? false
    layout.frame = try optional("codingFrame")?.word(LayoutWords.frames) ?? .asListed
    return layout
  }

  /// The network's input.
  mutating func imageSize(of name: String) throws(LayoutError) -> ImageSize {
    let expected = "{\"width\": …, \"height\": …} of the network's input"
    return try required(name, expected).object { (node) throws(LayoutError) in
      let sides = 1...ImageSize.maximumSide
      let width = try node.required("width", "pixels").int(sides)
      let height = try node.required("height", "pixels").int(sides)
      guard let size = ImageSize(width: width, height: height) else {
        throw node.unexpected("a size in pixels")
      }
      return size
    }
  }

  /// The order of a union's sum, and what is added to it.
  private mutating func unionOrder() throws(LayoutError) -> UnionOrder {
    let order = try optional("unionOrder")?.word(LayoutWords.unionOrders)
    guard let epsilon = optional("overlapEpsilon") else { return order ?? .sumFirst }
    guard order != .differenceFirst else {
      throw epsilon.unexpected("no such member beside 'difference-first'")
    }
    return .sumPlus(epsilon: Float(try epsilon.number(1e-30...1, "a number from 1e-30 to 1")))
  }

  private func groundTruths(
    _ layout: PriorLayout
  ) throws(LayoutError) -> (frame: GroundTruthFrame, intake: GroundTruthIntake) {
    try object { (node) throws(LayoutError) in
      let frame = GroundTruthFrame(
        unit: try node.optional("unit")?.word(LayoutWords.units) ?? layout.overlapUnit,
        center: try node.optional("center")?.word(LayoutWords.frames) ?? .cornerMean,
        clampsCenterForm: try node.optional("clampCenterForm")?.bool() ?? false)
      let least = try node.optional("minimumSide")?.number(0...1, "a share of the input, 0 to 1")
      let reason = try node.optional("degenerateReason")?.string()
      return (frame, GroundTruthIntake(leastSide: least, degenerateReason: reason))
    }
  }

  private func coder() throws(LayoutError) -> CenterOffsetCoder {
    try object { (node) throws(LayoutError) in
      var variances = Variances.ssd
      if let given = node.optional("variances") {
        let expected = "four numbers from 1e-6 to 1e6: x, y, width, height"
        let nodes = try given.elements(expected)
        guard nodes.count == 4 else { throw given.unexpected(expected) }
        var numbers: [Float] = []
        for number in nodes { numbers.append(Float(try number.number(1e-6...1e6, expected))) }
        variances = Variances(
          x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
      }
      return CenterOffsetCoder(
        variances: variances,
        order: try node.optional("offsetOrder")?.word(LayoutWords.offsetOrders)
          ?? .xyWidthHeight,
        epsilon: Float(try node.optional("epsilon")?.number(0...1, "a number from 0 to 1") ?? 0),
        arithmetic: try node.optional("arithmetic")?.word(LayoutWords.offsetArithmetics)
          ?? .divideTwice,
        exponentCap: try node.optional("exponentCap").map { (cap) throws(LayoutError) in
          Float(try cap.number(0...88, "a number from 0 to 88"))
        },
        exponentFloor: try node.optional("exponentFloor").map { (floor) throws(LayoutError) in
          Float(try floor.number(-88...0, "a number from -88 to 0"))
        })
    }
  }

  private func classCoder() throws(LayoutError) -> ClassTargetCoder {
    try object { (node) throws(LayoutError) in
      let range = -1_000_000...1_000_000
      return ClassTargetCoder(
        background: Int32(try node.optional("background")?.int(range) ?? 0),
        firstClass: Int32(try node.optional("firstClass")?.int(range) ?? 1),
        ignored: Int32(try node.optional("ignored")?.int(range) ?? -1),
        labeled: try node.optional("labeled")?.word(LayoutWords.labeled) ?? .positives,
        isAgnostic: try node.optional("agnostic")?.bool() ?? false,
        backgroundIsLast: try node.optional("backgroundIsLast")?.bool() ?? false,
        scoresBackground: try node.optional("scoresBackground")?.bool() ?? true)
    }
  }
}
