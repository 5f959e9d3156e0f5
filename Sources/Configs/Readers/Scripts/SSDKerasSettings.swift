import Boxes
import Targets

/// The settings of ssd_keras: arguments of `SSDInputEncoder` where it is called, else constants of the
/// module.
struct SSDKerasSettings {
  private let config: PythonConfig
  private let encoder: PythonCall?

  /// Looks for the encoder.
  ///
  /// - Throws: `unsupported` where there are several.
  init(_ config: PythonConfig) throws(ConfigReadError) {
    self.config = config
    let sites = config.file.calls(of: "SSDInputEncoder")
    encoder =
      sites.isEmpty
      ? nil : try config.onlyCall(of: "SSDInputEncoder") { _ throws(ConfigReadError) in nil }.call
  }

  /// A setting; nothing where there is none, or where it is `None`.
  subscript(name: String) -> PythonSetting? {
    guard let encoder else { return config.setting(name) }
    guard let value = encoder.keywords[name] else { return nil }
    let setting = PythonSetting(name: name, value: value)
    return setting.isNone ? nil : setting
  }

  private func ratios(levels: Int) throws(ConfigReadError) -> [PythonSetting] {
    if let each = self["aspect_ratios_per_layer"] {
      try each.requireCount(levels, of: "one less than scales has")
      return try each.items()
    }
    if encoder == nil, let all = self["aspect_ratios"] {
      try all.requireCount(levels, of: "one less than scales has")
      return try all.items()
    }
    guard let all = self["aspect_ratios_global"] else {
      throw .missing(setting: "aspect_ratios", toDo: "write a list of ratios for each level")
    }
    return Array(repeating: all, count: levels)
  }

  /// The levels: in the order of each list of ratios, 1 being the square and the mean square.
  func levels(
    _ size: ImageSize, in notes: inout PythonConfig
  ) throws(ConfigReadError) -> [PriorLevel] {
    guard let scales = self["scales"] else {
      throw .missing(setting: "scales", toDo: "write one more than there are levels")
    }
    let sides = try scales.positives()
    guard sides.count >= 2 else { throw scales.wrong("a list of at least 2 shares") }
    let rows = try ratios(levels: sides.count - 1)
    let grids = try grids(size, levels: rows.count, in: &notes)
    let offsets = try offsets(levels: rows.count)
    var hasMeans = true
    if let two = self["two_boxes_for_ar1"] { hasMeans = try two.bool() }
    var levels: [PriorLevel] = []
    for (place, row) in rows.enumerated() {
      let shapes = try row.positives().flatMap { ratio -> [PriorShape] in
        guard ratio == 1 else { return [.scale(sides[place], ratio: ratio)] }
        return [.square(sides[place])] + (hasMeans ? [.mean(sides[place], sides[place + 1])] : [])
      }
      levels.append(
        PriorLevel(
          grid: grids[place].grid, centering: grids[place].centering, shapes: shapes,
          centerOffset: offsets[place]))
    }
    return levels
  }

  private func offsets(levels: Int) throws(ConfigReadError) -> [Double] {
    guard let offsets = self["offsets"] else { return Array(repeating: 0.5, count: levels) }
    try offsets.requireCount(levels, of: "one less than scales has")
    var shares: [Double] = []
    for offset in try offsets.items() {
      guard let pair = offset.value.items else {
        shares.append(try offset.share())
        continue
      }
      let both = try offset.items()
      guard pair.count == 2, try both[0].share() == both[1].share() else {
        throw offset.unsupported("one offset for both axes")
      }
      shares.append(try both[0].share())
    }
    return shares
  }

  /// Cells and steps: of `predictor_sizes` where they are constants, else what each step covers.
  private func grids(
    _ size: ImageSize, levels: Int, in notes: inout PythonConfig
  ) throws(ConfigReadError) -> [(grid: FeatureGrid, centering: GridCentering)] {
    var steps: [Double]?
    if let setting = self["steps"] {
      try setting.requireCount(levels, of: "one less than scales has")
      steps = []
      for step in try setting.items() { steps?.append(try Self.step(step)) }
    }
    guard let maps = self["predictor_sizes"], maps.value.items != nil,
      maps.value.items?.allSatisfy({ $0.items != nil }) == true
    else {
      guard let steps else {
        throw .missing(
          setting: "steps",
          toDo:
            "write the pixels between two centers for each level, or predictor_sizes as constants")
      }
      if let maps = self["predictor_sizes"] {
        notes.note(
          "predictor_sizes comes from the network; each map is taken to have as many cells as its step "
            + "covers the input", line: maps.line)
      }
      return steps.map { (FeatureGrid(size, stride: $0), .step($0)) }
    }
    try maps.requireCount(levels, of: "one less than scales has")
    var grids: [(grid: FeatureGrid, centering: GridCentering)] = []
    for (place, map) in try maps.items().enumerated() {
      let cells = try map.items("(rows, columns)")
      guard cells.count == 2 else { throw map.wrong("(rows, columns)") }
      let grid = FeatureGrid(
        columns: try cells[1].whole(1...65535), rows: try cells[0].whole(1...65535))
      grids.append((grid, steps.map { .step($0[place]) } ?? .cells))
    }
    return grids
  }

  private static func step(_ setting: PythonSetting) throws(ConfigReadError) -> Double {
    guard setting.value.items != nil else { return try setting.positive() }
    let both = try setting.positives()
    guard both.count == 2, both[0] == both[1] else {
      throw setting.unsupported("one step for both axes")
    }
    return both[0]
  }

  /// Refuses what changes priors or targets in a way that is not modeled.
  func requireModeled() throws(ConfigReadError) {
    if let clip = self["clip_boxes"], try clip.bool() { throw clip.unsupported("False") }
    if let normalize = self["normalize_coords"], try !normalize.bool() {
      throw normalize.unsupported("True")
    }
    for (name, known) in [
      ("matching_type", "multi"), ("coords", "centroids"), ("border_pixels", "half"),
    ] {
      if let setting = self[name], try setting.text() != known {
        throw setting.unsupported("'\(known)'")
      }
    }
  }

  /// The thresholds, with the encoder's defaults where it is called.
  func fill(_ policy: inout MatchPolicy, in notes: inout PythonConfig) throws(ConfigReadError) {
    if let positive = self["pos_iou_threshold"] { policy.threshold = try positive.share() }
    var negative = encoder == nil ? policy.threshold : 0.3
    if let limit = self["neg_iou_limit"] {
      negative = try limit.share()
    } else if encoder == nil {
      notes.note(
        "neg_iou_limit is not set; \(negative) is taken, as in the training notebook (the class's own is 0.3)"
      )
    }
    policy.ignoredFrom = negative < policy.threshold ? negative : nil
  }
}
