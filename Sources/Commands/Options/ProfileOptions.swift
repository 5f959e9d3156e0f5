import ArgumentParser
import Labels
import Lint
import Reporting
import Targets
import Trainers

/// The trainer that labels are linted for.
struct ProfileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add this trainer's own rules: what it drops or can't survive.", valueName: "trainer"))
  var profile: ProfileName?

  @Option(help: ArgumentHelp("The config of the squeezedet profile.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The preset, where the profile has several (gluoncv-ssd512).", valueName: "name"))
  var preset: PresetName?

  @OptionGroup var manner: SqueezeDetManner

  func validate() throws {
    guard let family = profile?.family else {
      if config != nil || preset != nil {
        throw ValidationError("--config and --preset belong to a trainer: give --profile NAME too.")
      }
      return
    }
    if config != nil, preset != nil {
      throw ValidationError("--config and --preset name two trainers; give one of them.")
    }
    if let preset, !preset.name.hasPrefix(family.name) {
      throw ValidationError("--preset \(preset.name) is none of --profile \(family.name).")
    }
    if config != nil, family.preset != nil {
      throw ValidationError("--profile \(family.name) takes --preset; --config is squeezedet's.")
    }
    if config == nil, preset == nil, family.preset == nil {
      throw ValidationError("--profile \(family.name) needs its config: --config squeeze.config.")
    }
  }

  /// The profile, when one is asked for.
  ///
  /// - Parameter classes: asked for trainers whose config does not name the classes.
  func profile(classes: () -> ClassList) throws -> TrainerProfile? {
    guard let family = profile?.family else { return nil }
    if let config { return try Self.squeezeDet(family, config, manner) }
    let choice = TrainerChoice.preset(preset?.name ?? family.preset ?? family.name)
    return TrainerProfile(family, trainer: try choice.trainer(manner, classes: classes))
  }

  private static func squeezeDet(
    _ family: TrainerFamily, _ path: String, _ manner: SqueezeDetManner
  ) throws -> TrainerProfile {
    let file = try TrainerChoice.configFile(path, isStrict: false)
    // A config that stops the trainer is reported; there is then no trainer to ask.
    let trainer = try? SqueezeDetTrainer(
      file.config, rescale: manner.squeezedetRescale, ties: manner.squeezedetTies)
    var profile = TrainerProfile(family, trainer: trainer, inputSize: file.config.imageSize)
    profile.configPath = path
    for fact in file.facts {
      switch fact {
      case .unreachableClassName(let name): profile.unreachableClassNames.append(name)
      case .staleGrid, .seedCountMismatch: profile.configFaults.append("\(fact)")
      // Nothing that the loader corrects, or that it says by itself.
      case .duplicateClassName, .staleClassCount, .staleClassIndex, .missingKey: continue
      }
    }
    return profile
  }
}

/// A name in the list of trainer families.
struct ProfileName: ExpressibleByArgument {
  let family: TrainerFamily

  init?(argument: String) {
    guard let family = TrainerFamily.named(argument) else { return nil }
    self.family = family
  }

  static var allValueStrings: [String] { TrainerFamily.all.map(\.name) }
}
