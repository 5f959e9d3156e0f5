import ArgumentParser
import Boxes
import Configs
import Studies

/// Writing anchors into a trainer's config. Shared by `cluster` and `emit`.
struct EmissionOptions: ParsableArguments {
  @Option(
    name: .customLong("emit"),
    help: ArgumentHelp("Write the anchors as this trainer reads them.", valueName: "target"))
  var target: EmitTarget?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output: String?

  @Flag(help: "Write anchors that are worse than what the trainer has; refused without it.")
  var evenIfWorse = false

  @OptionGroup var details: EmissionDetails

  func validate() throws {
    try target?.check()
    if target != nil, output == nil {
      throw ValidationError("--emit needs --output FILE.")
    }
    if target == nil, evenIfWorse {
      throw ValidationError("--even-if-worse goes with --emit.")
    }
    if target == nil, output != nil {
      throw ValidationError("--output needs --emit TARGET; the report itself goes to the terminal.")
    }
  }

  /// What it means; nothing where no config is asked for.
  func emission() throws -> (emission: Emission, output: String)? {
    guard let target, let output else { return nil }
    return (try details.emission(target), output)
  }
}

/// What an emitter wants to know besides the anchors.
struct EmissionDetails: ParsableArguments {
  @Option(
    help: ArgumentHelp("Update this config and keep its other settings.", valueName: "file"))
  var base: String?

  @Flag(help: "Write class names in lower case, as SqueezeDet's trainer reads labels.")
  var lowercaseClasses = false

  @Option(
    help: ArgumentHelp(
      "The strides of the detector's levels, fine to coarse.", valueName: "8,16,32"))
  var strides: String?

  @Option(
    help: ArgumentHelp(
      "Order the anchors after old ones that they stand for, so that trained channels stay in place: "
        + "a squeeze.config, a file of anchors, or sizes.", valueName: "old"))
  var keepOrder: String?

  /// What it means, for a target.
  func emission(_ target: EmitTarget) throws -> Emission {
    var emission = Emission(
      target.rawValue, base: base, lowercaseClasses: lowercaseClasses,
      strides: try parsedStrides())
    emission.keepOrder = keepOrder
    return emission
  }

  private func parsedStrides() throws -> [Int]? {
    guard let strides else { return nil }
    let numbers = strides.split(separator: ",").map { Int($0) }
    let values = numbers.compactMap { $0 }
    guard !values.isEmpty, values.count == numbers.count else {
      throw ValidationError("--strides is '\(strides)'; write whole numbers like 8,16,32.")
    }
    return values
  }
}

/// A name in the list of emitters.
struct EmitTarget: ExpressibleByArgument {
  let rawValue: String

  init?(argument: String) {
    // A name that was given up is taken here, so that it is answered with what became of it.
    guard Self.allValueStrings.contains(argument) || ConfigEmitters.former[argument] != nil else {
      return nil
    }
    rawValue = argument
  }

  /// Refuses a name that was given up.
  func check() throws {
    do {
      _ = try ConfigEmitters.named(rawValue)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  static var allValueStrings: [String] { ConfigEmitters.all.map(\.info.target) }
}

extension EmittedConfig {
  /// Writes the config, and says what the user should know about it.
  func write(
    to output: String, _ context: CommandContext, _ manners: MannersOptions
  ) throws {
    try OutputFile.write(bytes, to: output)
    if manners.quiet { return }
    for note in notes { context.complain("note: \(note)") }
    context.complain("wrote \(output)")
  }
}
