import ArgumentParser
import Boxes
import Clustering
import Configs
import Labels
import Reporting

/// Writing anchors into a trainer's config. Shared by `cluster` and `emit`.
struct EmissionOptions: ParsableArguments {
  @Option(
    name: .customLong("emit"),
    help: ArgumentHelp("Write the anchors as this trainer reads them.", valueName: "target"))
  var target: EmitTarget?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output: String?

  @OptionGroup var details: EmissionDetails

  func validate() throws {
    if target != nil, output == nil {
      throw ValidationError("--emit needs --output FILE.")
    }
    if target == nil, output != nil {
      throw ValidationError("--output needs --emit TARGET; the report itself goes to the terminal.")
    }
  }

  /// Writes the config, when one is asked for.
  ///
  /// - Returns: what was written.
  @discardableResult
  func write(_ anchors: AnchorSet, classNames: [String], context: CommandContext) throws
    -> EmittedConfig?
  {
    guard let target, let output else { return nil }
    guard let inputSize = anchors.scaling.inputSize, let sizes = anchors.pixelSizes else {
      throw UserFacingError(
        "--emit \(target.rawValue) needs anchors in the network's pixels. Give --input-size WxH.")
    }
    return try details.write(
      target, anchors: sizes, inputSize: inputSize, classNames: classNames,
      to: output, context: context)
  }
}

extension EmissionOptions {
  /// Writes the config of an SSD layout, when one is asked for.
  func write(
    _ layout: SSDLayoutValues, inputSize: ImageSize, classNames: [String],
    context: CommandContext
  ) throws {
    guard let target, let output else { return }
    guard try ConfigEmitters.named(target.rawValue).info.takes != .anchors else {
      let targets = ConfigEmitters.all.map(\.info).filter { $0.takes != .anchors }.map(\.target)
      throw UserFacingError(
        "\(target.rawValue) holds free widths and heights, and --layout gives sizes and ratios. "
          + "Emit for \(targets.joined(separator: ", ")), or keep it with --save-layout FILE.json.")
    }
    try details.write(
      target, anchors: [], inputSize: inputSize, classNames: classNames, layout: layout,
      to: output, context: context)
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

  /// Writes one config and says what the user should know about it.
  ///
  /// - Returns: what was written.
  @discardableResult
  func write(
    _ target: EmitTarget, anchors: [Size<Pixels>], inputSize: ImageSize, classNames: [String],
    layout: SSDLayoutValues? = nil, to output: String, context: CommandContext
  ) throws -> EmittedConfig {
    var options = EmitOptions()
    options.lowercaseClasses = lowercaseClasses
    options.strides = try parsedStrides()
    let request = EmitRequest(
      anchors: anchors, inputSize: inputSize, classNames: classNames,
      base: try base.map(InputFile.read), layout: layout, options: options)
    let config = try ConfigEmitters.named(target.rawValue).emit(request)
    try OutputFile.write(config.bytes, to: output)
    for note in config.notes { context.complain("note: \(note)") }
    context.complain("wrote \(output)")
    return config
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
    guard Self.allValueStrings.contains(argument) else { return nil }
    rawValue = argument
  }

  static var allValueStrings: [String] { ConfigEmitters.all.map(\.info.target) }
}
