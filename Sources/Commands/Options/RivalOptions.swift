import ArgumentParser
import Studies

/// The trainer whose anchors are to be beaten, under its own matcher. Shared by `cluster` and `elbow`.
struct RivalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A trainer's config (squeeze.config): its matcher is asked, its anchors are compared, and "
        + "its input is taken.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The same for a trainer by name.", valueName: "name"))
  var preset: PresetName?

  func validate() throws {
    if config != nil, preset != nil {
      throw ValidationError("--config and --preset name two trainers; give one of them.")
    }
  }

  /// What it means.
  var trainer: TrainerChoice? {
    config.map(TrainerChoice.config) ?? preset.map { .preset($0.name) }
  }
}
