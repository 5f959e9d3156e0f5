import ArgumentParser
import Boxes
import Clustering
import Studies

/// The anchors to be judged: written out, of a config, of a preset; any number of each.
struct SubjectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Anchors: a file of anchors cluster --format json, or the sizes themselves.",
      valueName: "file or w,h w,h"))
  var anchors: [String] = []

  @Option(help: ArgumentHelp(ConfigHelp.config, valueName: "file"))
  var config: [String] = []

  @Option(help: ArgumentHelp("A trainer's priors and matcher by name.", valueName: "name"))
  var preset: [PresetName] = []

  @Option(
    help: ArgumentHelp("Priors and matcher of your own (anchorkit.layout/1).", valueName: "file"))
  var layout: [String] = []

  @OptionGroup var manner: SqueezeDetOptions
  @OptionGroup var reader: ReaderOptions

  @Option(
    help: ArgumentHelp(
      "The network's input that --anchors are pixels of, and of a --config that does not say it.",
      valueName: "WxH"))
  var inputSize: ImageSize?

  @Option(help: "Whether each box is divided by its own image's size, for --anchors.")
  var normalize = SizeScaling.Normalization.image

  @Option(help: "How images reach the network's input, for --anchors.")
  var resize = SizeScaling.Resize.stretch

  func validate() throws {
    if anchors.isEmpty, config.isEmpty, preset.isEmpty, layout.isEmpty {
      throw ValidationError(
        "Say which anchors: --config FILE, --preset NAME, --layout FILE or --anchors \"w,h w,h\"."
      )
    }
  }

  /// The trainers among the subjects.
  var trainers: [TrainerChoice] {
    choices.compactMap { if case .trainer(let choice) = $0 { choice } else { nil } }
  }

  /// The subjects: anchors, configs, presets, layouts, each in the order given.
  var choices: [SubjectChoice] {
    let scaling = SizeScaling(normalization: normalize, resize: resize, inputSize: inputSize)
    // Beside anchors, the size is theirs.
    let input: TrainerChoice.ConfigInput =
      inputSize.map { anchors.isEmpty ? .asked($0) : .otherwise($0) } ?? .ofFile
    let trainers =
      config.map { .config($0, input: input) } + preset.map { .preset($0.name, input: input) }
      + layout.map(TrainerChoice.layout)
    return anchors.map { .anchors($0, scaling) } + trainers.map { .trainer($0) }
  }
}
