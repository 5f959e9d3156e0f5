import Boxes
import Targets

/// Reads the lists of gluon-cv's `get_ssd`: the dictionary that is emitted, or a call of it.
public struct GluonCVConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: GluonCVEmitter().info.target, file: "ssd_anchors.py", trainer: "dmlc/gluon-cv 56777561",
    reads: "sizes, ratios, steps, classes, base_size and anchor_generator of get_ssd",
    assumes:
      "each map has as many cells as its step covers the input; matching as the trainer does it")

  private static let order = [
    "name", "base_size", "features", "filters", "sizes", "ratios", "steps", "classes",
  ]

  /// The usual reader.
  public init() {}

  /// A file that calls `get_ssd`, or assigns sizes, ratios and steps.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.called.contains("get_ssd") || marks.assigns("sizes", "ratios", "steps")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    let setting = try Self.settings(config)
    func table(_ name: String) throws(ConfigReadError) -> PythonSetting {
      guard let found = setting(name) else {
        throw .missing(setting: name, toDo: "give it to get_ssd beside the others")
      }
      return found
    }
    let side = setting("base_size")
    let size = try config.inputSize(
      stated: try side?.squareSize(), line: side?.line)
    let isLite = try setting("anchor_generator")?.typeName() == "LiteAnchorGenerator"
    if let generator = setting("anchor_generator"), !isLite,
      try generator.typeName() != "SSDAnchorGenerator"
    {
      throw generator.unsupported("SSDAnchorGenerator, LiteAnchorGenerator")
    }
    let base =
      isLite ? "gluoncv-ssd300-lite" : size.width >= 512 ? "gluoncv-ssd512" : "gluoncv-ssd300"
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = size
    preset.layout.levels = try Self.levels(
      size, steps: try table("steps"), sizes: try table("sizes"), ratios: try table("ratios"),
      isLite: isLite, in: &config)
    let names = try Self.classNames(setting("classes"), in: &config)
    return try config.trainer(
      preset, base: base, classNames: names, classCount: names.isEmpty ? nil : names.count)
  }

  /// The arguments of the one call, or the members of the one dictionary with sizes.
  private static func settings(
    _ config: PythonConfig
  ) throws(ConfigReadError) -> (String) -> PythonSetting? {
    func named(_ name: String, _ value: PythonValue?) -> PythonSetting? {
      let setting = value.map { PythonSetting(name: name, value: $0) }
      return setting?.isNone == true ? nil : setting
    }
    if !config.file.calls(of: "get_ssd").isEmpty {
      let call = try config.onlyCall(of: "get_ssd") { site throws(ConfigReadError) in
        try named("base_size", site.call.argument("base_size", 1))?.squareSize()
      }.call
      return { name in named(name, call.argument(name, order.firstIndex(of: name))) }
    }
    let tables = config.file.module.names.filter { $0.value.value.members?["sizes"] != nil }
      .sorted { $0.key < $1.key }
    guard let table = tables.first?.value else {
      return { name in config.setting(name) }
    }
    guard tables.count == 1 else {
      throw .wrongKind(
        setting: "sizes", line: tables[1].value.value.line,
        found: "in \(tables.map(\.key).joined(separator: " and "))",
        expected: "one dictionary with sizes")
    }
    return { name in named(name, table[name]) }
  }

  private static func levels(
    _ size: ImageSize, steps: PythonSetting, sizes: PythonSetting, ratios: PythonSetting,
    isLite: Bool, in config: inout PythonConfig
  ) throws(ConfigReadError) -> [PriorLevel] {
    let gaps = try steps.positives()
    try ratios.requireCount(gaps.count, of: "as many as steps has")
    try sizes.requireCount(gaps.count + 1, of: "one more than steps has")
    let sides = try sizes.positives()
    var levels: [PriorLevel] = []
    for (place, row) in try ratios.items().enumerated() {
      let all = try row.positives()
      guard let first = all.first else { throw row.wrong("at least one ratio") }
      if first != 1 {
        config.note(
          "\(row.name) begins with \(row.value.items?.first?.summary ?? ""); the trainer makes two squares "
            + "of the first ratio, whatever it is", line: row.line)
      }
      let next = isLite && place == 0 ? nil : sides[place + 1]
      let order: PriorShapeOrder = isLite ? .squareRatiosMean : .squareMeanRatios
      levels.append(
        PriorLevel(
          grid: FeatureGrid(size, stride: gaps[place]), centering: .step(gaps[place]),
          shapes: order.shapes(
            size: sides[place], next: next, ratios: Array(all.dropFirst()),
            firstScale: isLite ? 0.5 : 1)))
    }
    return levels
  }

  private static func classNames(
    _ setting: PythonSetting?, in config: inout PythonConfig
  ) throws(ConfigReadError) -> [String] {
    guard let setting else { return [] }
    guard setting.value.code == nil else {
      config.note(
        "the classes come from elsewhere (\(setting.value.summary)); --classes names them",
        line: setting.line)
      return []
    }
    return try setting.texts()
  }
}

extension PythonSetting {
  /// One side of a square, or `(height, width)`.
  func squareSize() throws(ConfigReadError) -> ImageSize? {
    guard value.items == nil else { return try imageSize(heightFirst: true) }
    let side = try whole(1...ImageSize.maximumSide)
    return ImageSize(width: side, height: side)
  }
}
