import ArgumentParser
import Boxes
import Studies

/// The trainer whose anchors are to be beaten, under its own matcher. Shared by `cluster` and `elbow`.
struct RivalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A trainer's config (squeeze.config, a darknet cfg, …): its matcher is asked, its anchors are "
        + "compared, and its input is taken.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The same for a trainer by name.", valueName: "name"))
  var preset: PresetName?

  func validate() throws {
    if config != nil, preset != nil {
      throw ValidationError("--config and --preset name two trainers; give one of them.")
    }
  }

  /// What it means.
  ///
  /// - Parameter inputSize: the network's input, for a config that states none, or a preset that can be made for any.
  func trainer(inputSize: ImageSize?) -> TrainerChoice? {
    let input = inputSize.map { TrainerChoice.ConfigInput.otherwise($0) } ?? .ofFile
    return config.map { .config($0, input: input) } ?? preset.map { .preset($0.name, input: input) }
  }

  /// Whether a trainer is named.
  var isNamed: Bool { config != nil || preset != nil }
}
