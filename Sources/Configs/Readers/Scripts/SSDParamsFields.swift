import Boxes
import Targets

/// The tables that SSD-Tensorflow and its descendants share: `anchor_sizes`, `anchor_steps` and so on.
///
/// Sizes are pixels of the network's input, ratios width over height, shapes (rows, columns).
struct SSDParamsFields {
  /// What the list of the maps' cells is called: `feat_shapes`.
  let shapes: String
  /// The setting of a name; nothing where there is none.
  let setting: (String) -> PythonSetting?

  /// The fields of a `SSDParams(…)`, which may go without their names.
  ///
  /// - Parameter order: the fields as the named tuple lists them.
  init(_ site: PythonCallSite, shapes: String, order: [String]) {
    self.shapes = shapes
    setting = { name in
      site.call.argument(name, order.firstIndex(of: name)).map {
        PythonSetting(name: name, value: $0)
      }
    }
  }

  /// The members of an object: `self.anchor_sizes = …`.
  init(_ owner: PythonScope.Binding, shapes: String) {
    self.shapes = shapes
    setting = { name in owner[name].map { PythonSetting(name: name, value: $0) } }
  }

  private func required(_ name: String) throws(ConfigReadError) -> PythonSetting {
    guard let setting = setting(name) else {
      throw .missing(setting: name, toDo: "write it as the trainer's own parameters have it")
    }
    return setting
  }

  /// The side of the input, `(height, width)`.
  func statedInput() throws(ConfigReadError) -> (size: ImageSize, line: Int) {
    let shape = try required("img_shape")
    return (try shape.imageSize(heightFirst: true), shape.line)
  }

  /// A preset of the family with these tables.
  ///
  /// - Parameter bases: the presets of an input of 300 and of 512; the loss is the one difference.
  func trainer(
    bases: (small: String, large: String), in config: inout PythonConfig
  ) throws(ConfigReadError) -> TrainerConfig {
    let stated = try statedInput()
    let size = try config.inputSize(stated: stated.size, line: stated.line)
    let base = size.width >= 512 && size.height >= 512 ? bases.large : bases.small
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = size
    preset.layout.levels = try levels()
    if let scaling = setting("prior_scaling") {
      preset.coder.variances = try scaling.variances()
    }
    guard let classes = setting("num_classes") else {
      return try config.trainer(preset, base: base)
    }
    // The background is one of them.
    let count = try classes.whole(2...100_000) - 1
    if let ignored = setting("no_annotation_label"), try ignored.whole(-1...1_000_000) <= count,
      try ignored.whole(-1...1_000_000) > 0
    {
      config.note(
        "no_annotation_label is \(ignored.value.summary), the number of a class; the trainer may leave "
          + "its objects out, which are kept here", line: ignored.line)
    }
    return try config.trainer(preset, base: base, classCount: count)
  }

  private func levels() throws(ConfigReadError) -> [PriorLevel] {
    let maps = try required(shapes).items("a list of (rows, columns)")
    let sizes = try required("anchor_sizes")
    let ratios = try required("anchor_ratios")
    let steps = try required("anchor_steps")
    let expected = "as many as \(shapes) has"
    for table in [sizes, ratios, steps] { try table.requireCount(maps.count, of: expected) }
    var offset = 0.5
    if let setting = setting("anchor_offset") { offset = try setting.share() }
    let (rows, lists, gaps) = (
      try sizes.items(), try ratios.items(), try steps.positives()
    )
    var levels: [PriorLevel] = []
    for (place, map) in maps.enumerated() {
      let cells = try map.items("(rows, columns)")
      guard cells.count >= 2 else { throw map.wrong("(rows, columns)") }
      let pair = try rows[place].positives("(size, next size)")
      guard (1...2).contains(pair.count) else { throw rows[place].wrong("(size, next size)") }
      levels.append(
        PriorLevel(
          grid: FeatureGrid(
            columns: try cells[1].whole(1...65535), rows: try cells[0].whole(1...65535)),
          centering: .step(gaps[place]),
          shapes: PriorShapeOrder.squareMeanRatios.shapes(
            size: pair[0], next: pair.count == 2 ? pair[1] : nil,
            ratios: try lists[place].positives()), centerOffset: offset))
    }
    return levels
  }
}

extension PythonSetting {
  /// Four numbers that offsets are divided by.
  func variances() throws(ConfigReadError) -> Variances {
    let numbers = try positives("four numbers above 0")
    let floats = numbers.map { Float($0) }
    guard floats.count == 4, floats.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw wrong("four numbers above 0")
    }
    return Variances(x: floats[0], y: floats[1], width: floats[2], height: floats[3])
  }
}

extension PythonConfig {
  /// The one call of a name; of several, that with the input asked for.
  ///
  /// - Parameter size: the input that a call states.
  func onlyCall(
    of name: String, size: (PythonCallSite) throws(ConfigReadError) -> ImageSize?
  ) throws(ConfigReadError) -> PythonCallSite {
    // The definition `SSDParams = namedtuple(…)` is no call of it.
    let sites = file.calls(of: name)
    guard let first = sites.first else {
      throw .missing(setting: "\(name)(…)", toDo: "the file has to hold the call")
    }
    guard sites.count > 1 else { return first }
    var fitting: [PythonCallSite] = []
    if let asked {
      for site in sites where try size(site) == asked { fitting.append(site) }
    }
    guard fitting.count == 1 else {
      let lines = sites.map { "\($0.line)" }.joined(separator: ", ")
      throw .wrongKind(
        setting: "\(name)(…)", line: first.line,
        found: "called \(sites.count) times (lines \(lines))",
        expected: "one call, or one for the input that --input-size WxH asks for")
    }
    return fitting[0]
  }
}
