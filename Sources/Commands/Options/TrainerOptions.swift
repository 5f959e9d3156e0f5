import ArgumentParser
import Boxes
import Studies
import Targets
import Trainers

/// Which trainer is asked. Shared by previews, `evaluate`, `encode` and `priors`.
struct TrainerOptions: ParsableArguments {
  @Option(help: ArgumentHelp(ConfigHelp.config, valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp(ConfigHelp.inputSize, valueName: "WxH"))
  var inputSize: ImageSize?

  @Option(
    help: ArgumentHelp("A trainer's priors and matcher by name.", valueName: "name"))
  var preset: PresetName?

  @Option(
    help: ArgumentHelp(
      "Priors and matcher of your own (anchors priors --format layout writes one).",
      valueName: "file"))
  var layout: String?

  @OptionGroup var manner: SqueezeDetOptions

  func validate() throws {
    if config != nil, let preset, preset.family.kind.setup != .config {
      throw ValidationError("--config and --preset name two trainers; give one of them.")
    }
    if layout != nil, config != nil || preset != nil {
      throw ValidationError("--layout names a trainer already; leave out --config and --preset.")
    }
    if inputSize != nil, layout != nil {
      throw ValidationError("--input-size does not go with --layout, which states its own.")
    }
    _ = try choice
  }

  /// What it means.
  var choice: TrainerChoice {
    get throws {
      let input: TrainerChoice.ConfigInput = inputSize.map { .asked($0) } ?? .ofFile
      if let config { return .config(config, input: input) }
      if let layout { return .layout(layout) }
      if let preset { return .preset(preset.name, input: input) }
      throw ValidationError(
        "Give the trainer: --config FILE, --preset NAME or --layout FILE.json.")
    }
  }
}

/// How SqueezeDet's trainer is run, beyond its config.
struct SqueezeDetOptions: ParsableArguments {
  @Option(
    help: "How SqueezeDet's boxes reach its input: keras-train leaves them in image pixels.")
  var squeezedetRescale = SqueezeDetRescale.scaled

  @Option(help: "Who wins among equal overlaps in SqueezeDet's matcher.")
  var squeezedetTies = SqueezeDetTieOrder.stable

  /// What it means.
  var value: SqueezeDetManner {
    SqueezeDetManner(rescale: squeezedetRescale, ties: squeezedetTies)
  }
}

/// A preset's name.
struct PresetName: ExpressibleByArgument {
  let name: String
  let family: TrainerFamily

  init?(argument: String) {
    guard let family = TrainerList.standard.family(ofPreset: argument) else { return nil }
    name = argument
    self.family = family
  }

  static var allValueStrings: [String] { TrainerList.standard.presetNames }
}

extension SqueezeDetRescale: ExpressibleByArgument {}
extension SqueezeDetTieOrder: ExpressibleByArgument {}
