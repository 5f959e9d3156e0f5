import Boxes
import Targets

/// The members that a SqueezeDet script sets: `cfg.IMAGE_WIDTH = 1248`.
struct SqueezeDetScriptSettings {
  private let owner: PythonScope.Binding

  /// Takes the object whose members are the settings.
  init(_ owner: PythonScope.Binding) { self.owner = owner }

  /// A setting; nothing where the script does not set it.
  subscript(key: String) -> PythonSetting? {
    owner[key].map { PythonSetting(name: key, value: $0) }
  }

  /// A setting without which there are no priors.
  func required(_ key: String) throws(ConfigReadError) -> PythonSetting {
    guard let setting = self[key] else {
      throw .missing(setting: key, toDo: "set it in the script")
    }
    return setting
  }

  /// The class names; nothing where the script sets none.
  func classNames() throws(ConfigReadError) -> [String]? { try self["CLASS_NAMES"]?.texts() }

  /// Rows of `[width, height]`.
  static func seeds(_ setting: PythonSetting) throws(ConfigReadError) -> [Size<Pixels>] {
    var seeds: [Size<Pixels>] = []
    for row in try setting.items("an array of [width, height]") {
      let sides = try row.positives("[width, height], both above 0")
      guard sides.count == 2, let seed = Size<Pixels>(width: sides[0], height: sides[1]) else {
        throw row.wrong("[width, height], both above 0")
      }
      seeds.append(seed)
    }
    guard !seeds.isEmpty else { throw setting.wrong("at least one [width, height]") }
    return seeds
  }

  /// All settings, with the trainer's own where the script sets none.
  ///
  /// - Throws: `squeezeDet(seedCountMismatch)` for another number of anchors than it states.
  func config(
    seeds: [Size<Pixels>], grid: (width: Int, height: Int), classNames: [String]?,
    in python: inout PythonConfig
  ) throws(ConfigReadError) -> SqueezeDetConfig {
    let width = try required("IMAGE_WIDTH")
    let height = try required("IMAGE_HEIGHT")
    let bounds = 1...ImageSize.maximumSide
    guard let size = ImageSize(width: try width.whole(bounds), height: try height.whole(bounds))
    else { throw .noPriors(reason: "the input is no size") }
    var config = SqueezeDetConfig(
      imageSize: try python.inputSize(stated: size, line: width.line), gridWidth: grid.width,
      gridHeight: grid.height, anchorSeeds: seeds,
      classNames: classNames ?? SqueezeDetConfig.kitti.classNames)
    if let stated = try self["ANCHOR_PER_GRID"]?.whole(0...1_000_000), stated != seeds.count {
      throw .squeezeDet(.seedCountMismatch(seeds: seeds.count, perCell: stated))
    }
    // No product overflows: each side is at most 65535, and a file of its size holds fewer seeds.
    guard grid.width * grid.height * seeds.count <= PriorLayout.maximumCount else {
      throw .noPriors(
        reason: "a grid of \(grid.width)x\(grid.height) with \(seeds.count) anchors has more than "
          + "\(PriorLayout.maximumCount) priors")
    }
    if classNames == nil {
      python.note("CLASS_NAMES is not set; those of KITTI are taken, as the trainer ships it")
    }
    fill(&config, in: &python)
    return config
  }

  /// Settings that decide no match: one that can't be read is noted, and stays the trainer's.
  private func fill(_ config: inout SqueezeDetConfig, in python: inout PythonConfig) {
    let done = ["ANCHORS_HEIGHT", "ANCHORS_WIDTH", "ANCHOR_PER_GRID"]
    var isPartial = false
    for (key, path) in SqueezeDetConfigKeys.ints where !done.contains(key) {
      guard let setting = self[key] else {
        isPartial = true
        continue
      }
      do throws(ConfigReadError) {
        config[keyPath: path] = try setting.whole(-1_000_000...1_000_000)
      } catch {
        python.note(
          "\(key) is \(setting.value.summary), no whole number; \(config[keyPath: path]) is taken",
          line: setting.line)
      }
    }
    for (key, path) in SqueezeDetConfigKeys.doubles {
      guard let setting = self[key] else {
        isPartial = true
        continue
      }
      do throws(ConfigReadError) {
        config[keyPath: path] = try setting.number()
      } catch {
        python.note(
          "\(key) is \(setting.value.summary), no number; \(config[keyPath: path]) is taken",
          line: setting.line)
      }
    }
    if isPartial {
      python.note(
        "settings of losses and detection that the script does not set are as squeezedet-keras ships "
          + "them")
    }
  }
}
