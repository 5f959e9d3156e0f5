import Boxes
import Targets

/// Reads the constants of ssd_keras's training notebooks: what is emitted, or a notebook's cells as a
/// script.
///
/// Where the file calls `SSDInputEncoder`, its arguments count, with that class's own defaults.
public struct SSDKerasConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: SSDKerasEmitter().info.target, file: "ssd300_training.py",
    trainer: "pierluigiferrari/ssd_keras 3ac9adaf",
    reads: "scales, aspect_ratios, steps, offsets, variances, thresholds and sides",
    assumes: "maps that the network makes have as many cells as their step covers the input")

  /// The usual reader.
  public init() {}

  /// A file that assigns scales and aspect ratios in this trainer's words.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.called.contains("SSDInputEncoder")
      || marks.assigns("scales", "aspect_ratios", "img_height")
      || marks.assigns("scales", "aspect_ratios", "two_boxes_for_ar1")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    let settings = try SSDKerasSettings(config)
    let (width, height) = (settings["img_width"], settings["img_height"])
    var stated: ImageSize?
    if let width, let height {
      let bounds = 1...ImageSize.maximumSide
      stated = ImageSize(width: try width.whole(bounds), height: try height.whole(bounds))
    }
    let size = try config.inputSize(stated: stated, line: height?.line)
    let base = min(size.width, size.height) >= 512 ? "ssd-keras-512" : "ssd-keras-300"
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = size
    preset.layout.levels = try settings.levels(size, in: &config)
    if let variances = settings["variances"] { preset.coder.variances = try variances.variances() }
    try settings.requireModeled()
    try settings.fill(&preset.policy, in: &config)
    var count: Int?
    if let classes = settings["n_classes"] { count = try classes.whole(1...100_000) }
    return try config.trainer(
      preset, base: base, classNames: Self.classNames(config, count: count), classCount: count)
  }

  /// `classes = ['background', …]`, where there is one name more than classes.
  private static func classNames(_ config: PythonConfig, count: Int?) -> [String] {
    guard let items = config.setting("classes")?.value.items else { return [] }
    let names = items.compactMap { item -> String? in
      if case .string(let name) = item.content { name } else { nil }
    }
    guard names.count == items.count, names.first == "background" else { return [] }
    return count.map { $0 + 1 == names.count } ?? true ? Array(names.dropFirst()) : []
  }
}
