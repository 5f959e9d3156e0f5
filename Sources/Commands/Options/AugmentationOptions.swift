import ArgumentParser
import Augmentations
import Studies

/// What a trainer does to pictures and boxes before its matcher sees them. Shared by the commands that
/// look at labels as training does.
struct AugmentationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Augment each image first, as this trainer does: crops, zooms, flips of its boxes.",
      valueName: "name"))
  var augment: AugmentationName?

  @Option(
    help: ArgumentHelp("How many times each image is augmented, each time anew.", valueName: "n"))
  var copies: Int?

  func validate() throws {
    if let copies, !(1...Self.mostCopies).contains(copies) {
      throw ValidationError("--copies is \(copies); give 1 to \(Self.mostCopies).")
    }
    if augment == nil, copies != nil { throw ValidationError("--copies goes with --augment NAME.") }
  }

  private static let mostCopies = 10_000

  /// What it means; nothing where images stay as they are.
  func choice(seed: UInt64) -> AugmentationChoice? {
    augment.flatMap { AugmentationChoice($0.rawValue, seed: seed, copies: copies ?? 1) }
  }
}

/// The same, for commands whose only random numbers are the augmentation's.
struct SeededAugmentationOptions: ParsableArguments {
  @OptionGroup var augmentation: AugmentationOptions

  @Option(help: ArgumentHelp("The seed of the augmentation (default: 0).", valueName: "n"))
  var seed: UInt64?

  func validate() throws {
    if augmentation.augment == nil, seed != nil {
      throw ValidationError("--seed goes with --augment NAME.")
    }
  }

  /// What it means; nothing where images stay as they are.
  var choice: AugmentationChoice? { augmentation.choice(seed: seed ?? 0) }
}

/// `--augment`: an augmentation by name.
struct AugmentationName: ExpressibleByArgument {
  let rawValue: String

  init?(argument: String) {
    guard AugmentationList.named(argument) != nil else { return nil }
    rawValue = argument
  }

  static var allValueStrings: [String] { AugmentationList.all.map(\.name) }
}
