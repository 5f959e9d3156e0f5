import ArgumentParser
import Boxes
import Clustering
import Labels
import Reporting
import Trainers

/// The anchors to be judged: written out, of a config, of a preset; any number of each.
struct SubjectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Anchors: a file of anchors cluster --format json, or the sizes themselves.",
      valueName: "file or w,h w,h"))
  var anchors: [String] = []

  @Option(help: ArgumentHelp("A trainer's config (squeeze.config).", valueName: "file"))
  var config: [String] = []

  @Option(help: ArgumentHelp("A trainer's priors and matcher by name.", valueName: "name"))
  var preset: [PresetName] = []

  @Option(
    help: ArgumentHelp("Priors and matcher of your own (anchorkit.layout/1).", valueName: "file"))
  var layout: [String] = []

  @OptionGroup var manner: SqueezeDetManner

  @Option(
    help: ArgumentHelp("The network's input that --anchors are pixels of.", valueName: "WxH"))
  var inputSize: ImageSize?

  @Option(help: "Whether each box is divided by its own image's size, for --anchors.")
  var normalize = SizeScaling.Normalization.image

  @Option(help: "How images reach the network's input, for --anchors.")
  var resize = SizeScaling.Resize.stretch

  func validate() throws {
    if anchors.isEmpty, config.isEmpty, preset.isEmpty, layout.isEmpty {
      throw ValidationError(
        "Say which anchors: --config squeeze.config, --preset NAME, --layout FILE or --anchors \"w,h w,h\"."
      )
    }
  }

  /// The subjects: anchors, configs, presets, layouts, each in the order given.
  func subjects(classes: () -> ClassList) throws -> [EvaluationSubject] {
    let choices =
      config.map(TrainerChoice.config) + preset.map { .preset($0.name) }
      + layout.map(TrainerChoice.layout)
    return try anchors.map(subject)
      + choices.map {
        EvaluationSubject(name: $0.name, trainer: try $0.trainer(manner, classes: classes))
      }
  }

  /// Anchors that no trainer belongs to.
  private func subject(_ argument: String) throws -> EvaluationSubject {
    let given = try AnchorsArgument.read(argument)
    let input = inputSize ?? given.inputSize
    let scaling = SizeScaling(normalization: normalize, resize: resize, inputSize: input)
    guard input != nil || given.isUnit || normalize == .none else {
      throw UserFacingError(
        "--anchors '\(argument)' are pixels of an unknown input. Give --input-size WxH, or "
          + "--normalize none to compare them with boxes as labeled.")
    }
    return EvaluationSubject(
      name: argument.count > 40 ? "\(argument.prefix(39))…" : argument,
      shapes: try given.shapes(in: input),
      scaling: scaling)
  }
}

/// Anchors to be judged, with their trainer where there is one.
struct EvaluationSubject {
  /// How reports call them.
  let name: String
  /// Their sizes, in pixels of the input, or shares of one that is not known.
  let shapes: [TrainerShape]
  /// How boxes are brought to them.
  let scaling: SizeScaling
  /// Who trains with them.
  let trainer: (any Trainer)?

  init(name: String, shapes: [TrainerShape], scaling: SizeScaling) {
    self.name = name
    self.shapes = shapes
    self.scaling = scaling
    trainer = nil
  }

  init(name: String, trainer: any Trainer) {
    self.name = name
    shapes = trainer.shapes
    scaling = SizeScaling(inputSize: trainer.inputSize)
    self.trainer = trainer
  }
}
