import Boxes
import Targets

/// Reads the four tables of torchcv's SSD: what is emitted, or `models/ssd/net.py`.
public struct TorchCVConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: TorchCVEmitter().info.target, file: "torchcv/models/ssd/net.py",
    trainer: "kuangliu/torchcv 6291f3e",
    reads:
      "steps, box_sizes, aspect_ratios and fm_sizes, of the module or of class SSD300 or SSD512",
    assumes: "matching as the trainer does it; the input is that of the comment or the class's name"
  )

  /// The usual reader.
  public init() {}

  /// A file that assigns `FM_SIZES` and `BOX_SIZES`, in capitals or not.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.assigns("FM_SIZES", "BOX_SIZES") || marks.assigns("fm_sizes", "box_sizes")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let config = try PythonConfig(source, inputSize: inputSize)
    let scope = try Self.scope(config)
    let isUpper = scope["FM_SIZES"] != nil
    func table(_ name: String) throws(ConfigReadError) -> PythonSetting {
      let name = isUpper ? name.uppercased() : name
      guard let setting = config.setting(name, in: scope) else {
        throw .missing(setting: name, toDo: "write it beside the other tables")
      }
      return setting
    }
    let maps = try table("fm_sizes")
    let size = try config.inputSize(
      stated: Self.side(of: scope).flatMap { ImageSize(width: $0, height: $0) }, line: maps.line)
    var cells: [Int] = []
    for map in try maps.items() { cells.append(try map.whole(1...65535)) }
    let (steps, sizes, ratios) = (
      try table("steps"), try table("box_sizes"), try table("aspect_ratios")
    )
    try steps.requireCount(cells.count, of: "as many as \(maps.name) has")
    try ratios.requireCount(cells.count, of: "as many as \(maps.name) has")
    try sizes.requireCount(cells.count + 1, of: "one more than \(maps.name) has")
    let base = size.width >= 512 ? "torchcv-ssd512" : "torchcv-ssd300"
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = size
    let tables = (
      steps: try steps.positives(), sizes: try sizes.positives(),
      ratios: try ratios.positiveRows("a list of ratios for each level")
    )
    preset.layout.levels = try PythonConfig.levels(
      cells: cells, steps: tables.steps, sizes: tables.sizes,
      ratios: tables.ratios.map(LevelTable.withInverses))
    return try config.trainer(preset, base: base)
  }

  /// The module where it has the tables, else the one class that does, or the one of the input asked
  /// for.
  private static func scope(_ config: PythonConfig) throws(ConfigReadError) -> PythonScope {
    let scopes = config.file.scopes.filter { $0["FM_SIZES"] != nil || $0["fm_sizes"] != nil }
    if scopes.count == 1 { return scopes[0] }
    let fitting = scopes.filter { scope in
      side(of: scope).map { $0 == config.asked?.width && $0 == config.asked?.height } ?? false
    }
    guard fitting.count == 1 else {
      throw .wrongKind(
        setting: "fm_sizes", line: scopes.first?["fm_sizes"]?.line,
        found: "set in \(scopes.map(\.name).joined(separator: " and "))",
        expected: "one class, or one whose name ends with the side that --input-size WxH asks for")
    }
    return fitting[0]
  }

  /// 300 for `SSD300`.
  private static func side(of scope: PythonScope) -> Int? {
    guard scope.kind == .type else { return nil }
    return Int(scope.name.drop { !$0.isNumber })
  }
}
