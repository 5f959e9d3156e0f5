import ArgumentParser
import Boxes
import Lint
import Studies
import Targets

/// The trainer that labels are linted for.
struct ProfileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add this trainer's own rules: what it drops or can't survive.", valueName: "trainer"))
  var profile: ProfileName?

  @Option(
    help: ArgumentHelp(
      "The trainer's own config, or one that anchors emit wrote; squeezedet needs one.",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The preset, where the profile has several (gluoncv-ssd512).", valueName: "name"))
  var preset: PresetName?

  @OptionGroup var manner: SqueezeDetOptions
  @OptionGroup var reader: ReaderOptions

  func validate() throws {
    guard let profile = profile?.subject else {
      if config != nil || preset != nil {
        throw ValidationError("--config and --preset belong to a trainer: give --profile NAME too.")
      }
      if reader.reader != nil {
        throw ValidationError("--reader belongs to a trainer: give --profile NAME too.")
      }
      return
    }
    if config != nil, preset != nil {
      throw ValidationError("--config and --preset name two trainers; give one of them.")
    }
    if let preset, preset.family != profile.family {
      throw ValidationError("--preset \(preset.name) is none of --profile \(profile.name).")
    }
    guard let family = profile.family else {
      if config != nil {
        throw ValidationError(
          "--profile \(profile.name) is a reader alone and takes no config.")
      }
      return
    }
    if config == nil, preset == nil, family.kind.setup == .config {
      throw ValidationError("--profile \(family.name) needs its config: --config squeeze.config.")
    }
  }

  /// What it means; nothing where no profile is asked for.
  ///
  /// - Parameter inputSize: the network's input, for a config that states none.
  func choice(inputSize: ImageSize?) -> ProfileChoice? {
    profile.map {
      var choice = ProfileChoice(
        $0.subject, config: config, preset: preset?.name, manner: manner.value,
        reader: reader.choice)
      choice.inputSize = inputSize
      return choice
    }
  }
}

/// A name of a trainer that has a profile.
struct ProfileName: ExpressibleByArgument {
  let subject: ProfileSubject

  init?(argument: String) {
    guard let subject = ProfileSubject(named: argument) else { return nil }
    self.subject = subject
  }

  static var allValueStrings: [String] { ProfileSubject.all.map(\.name) }
}
