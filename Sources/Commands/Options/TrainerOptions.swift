import ArgumentParser
import Boxes
import Labels
import Layouts
import Reporting
import Targets
import Trainers

/// Which trainer is asked. Shared by previews, `evaluate`, `encode` and `priors`.
struct TrainerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A trainer's config (squeeze.config).", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("A trainer's priors and matcher by name.", valueName: "name"))
  var preset: PresetName?

  @Option(
    help: ArgumentHelp(
      "Priors and matcher of your own (anchors priors --format layout writes one).",
      valueName: "file"))
  var layout: String?

  @Option(
    help: "How SqueezeDet's boxes reach its input: keras-train leaves them in image pixels.")
  var squeezedetRescale = SqueezeDetRescale.scaled

  @Option(help: "Who wins among equal overlaps in SqueezeDet's matcher.")
  var squeezedetTies = SqueezeDetTieOrder.stable

  func validate() throws {
    if config != nil, preset != nil, preset?.name != "squeezedet" {
      throw ValidationError("--config and --preset name two trainers; give one of them.")
    }
    if layout != nil, config != nil || preset != nil {
      throw ValidationError("--layout names a trainer already; leave out --config and --preset.")
    }
    if config == nil, preset == nil, layout == nil {
      throw ValidationError(
        "Give the trainer: --config squeeze.config, --preset NAME or --layout FILE.json.")
    }
  }

  /// Sets the trainer up.
  ///
  /// - Parameter classes: asked for trainers whose config does not name the classes.
  func trainer(classes: () -> ClassList) throws -> any Trainer {
    if let config {
      return try SqueezeDetTrainer(
        try readConfig(config), rescale: squeezedetRescale, ties: squeezedetTies)
    }
    if let layout {
      return try SSDTrainer(try readLayout(layout), classes: classes())
    }
    guard let preset, preset.name != "squeezedet" else {
      return try SqueezeDetTrainer(.kitti, rescale: squeezedetRescale, ties: squeezedetTies)
    }
    return try SSDTrainer(try TrainerPresets.named(preset.name), classes: classes())
  }

  private func readLayout(_ path: String) throws -> TrainerPreset {
    let bytes = try InputFile.read(path)
    do {
      return try LayoutFile(reading: bytes).preset
    } catch {
      throw UserFacingError("\(path): \(error).")
    }
  }

  private func readConfig(_ path: String) throws -> SqueezeDetConfig {
    let bytes = try InputFile.read(path)
    do {
      return try SqueezeDetConfigFile(reading: bytes).config
    } catch {
      throw UserFacingError("\(path): \(error).")
    }
  }
}

/// A preset's name.
struct PresetName: ExpressibleByArgument {
  let name: String

  init?(argument: String) {
    guard Self.allValueStrings.contains(argument) else { return nil }
    name = argument
  }

  static var allValueStrings: [String] { ["squeezedet"] + TrainerPresets.all.map(\.name) }
}

extension SqueezeDetRescale: ExpressibleByArgument {
  /// `scaled` or `keras-train`.
  public init?(argument: String) {
    switch argument {
    case "scaled": self = .scaled
    case "keras-train": self = .kerasTrain
    default: return nil
    }
  }

  /// The spelling on the command line.
  public var defaultValueDescription: String { self == .scaled ? "scaled" : "keras-train" }
  /// The spellings, for help and completion.
  public static var allValueStrings: [String] { ["scaled", "keras-train"] }
}

extension SqueezeDetTieOrder: ExpressibleByArgument {
  /// `stable` or `numpy-introsort`.
  public init?(argument: String) {
    switch argument {
    case "stable": self = .stable
    case "numpy-introsort": self = .numpyIntrosort
    default: return nil
    }
  }

  /// The spelling on the command line.
  public var defaultValueDescription: String { self == .stable ? "stable" : "numpy-introsort" }
  /// The spellings, for help and completion.
  public static var allValueStrings: [String] { ["stable", "numpy-introsort"] }
}
