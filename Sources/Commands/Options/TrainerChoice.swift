import ArgumentParser
import Boxes
import Labels
import Configs
import Reporting
import Targets
import Trainers

/// A trainer as the command line names it.
enum TrainerChoice: Hashable {
  /// A SqueezeDet trainer's config file.
  case config(String)
  /// A preset's name.
  case preset(String)
  /// A file with priors and a matcher of the user's own.
  case layout(String)

  /// How reports call it.
  var name: String {
    switch self {
    case .config(let path), .layout(let path): path
    case .preset(let name): name
    }
  }

  /// Sets the trainer up.
  ///
  /// - Parameter classes: asked for trainers whose config does not name the classes.
  func trainer(_ manner: SqueezeDetManner, classes: () -> ClassList) throws -> any Trainer {
    switch self {
    case .config(let path):
      try SqueezeDetTrainer(
        try Self.configFile(path).config, rescale: manner.squeezedetRescale,
        ties: manner.squeezedetTies)
    case .layout(let path):
      try SSDTrainer(try Self.layout(path), classes: classes())
    case .preset("squeezedet"):
      try SqueezeDetTrainer(.kitti, rescale: manner.squeezedetRescale, ties: manner.squeezedetTies)
    case .preset(let name):
      try SSDTrainer(try TrainerPresets.named(name), classes: classes())
    }
  }

  /// Reads a layout file; errors name it.
  static func layout(_ path: String) throws -> TrainerPreset {
    let bytes = try InputFile.read(path)
    do {
      return try LayoutFile(reading: bytes).preset
    } catch {
      throw UserFacingError("\(path): \(error).")
    }
  }

  /// Reads a config.
  ///
  /// - Parameter isStrict: whether a number of seeds at which the trainer stops is refused.
  static func configFile(_ path: String, isStrict: Bool = true) throws -> SqueezeDetConfigFile {
    let bytes = try InputFile.read(path)
    do {
      return try SqueezeDetConfigFile(reading: bytes, checkingSeedCount: isStrict)
    } catch {
      throw UserFacingError("\(path): \(error).")
    }
  }
}

/// How SqueezeDet's trainer is run, beyond its config.
struct SqueezeDetManner: ParsableArguments {
  @Option(
    help: "How SqueezeDet's boxes reach its input: keras-train leaves them in image pixels.")
  var squeezedetRescale = SqueezeDetRescale.scaled

  @Option(help: "Who wins among equal overlaps in SqueezeDet's matcher.")
  var squeezedetTies = SqueezeDetTieOrder.stable
}
