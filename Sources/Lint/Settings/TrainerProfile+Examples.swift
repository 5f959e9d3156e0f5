import Boxes
import Labels
import Targets
import Trainers

extension TrainerProfile {
  /// A small SqueezeDet for the examples of rules: an input of 96 × 64, anchors of 16 × 16 and
  /// 32 × 32, one class.
  static let squeezeDetExample: TrainerProfile = {
    let sides = [16.0, 32.0]
    var trainer: SqueezeDetTrainer?
    if let size = ImageSize(width: 96, height: 64) {
      trainer = try? SqueezeDetTrainer(
        SqueezeDetConfig(
          imageSize: size, gridWidth: 6, gridHeight: 4,
          anchorSeeds: sides.compactMap { Size(width: $0, height: $0) }, classNames: ["car"]))
    }
    var profile = TrainerProfile(.squeezeDet, trainer: trainer)
    profile.configPath = "squeeze.config"
    return profile
  }()

  /// A trainer with a preset, its usual one unless told, and the class `car`.
  static func example(
    _ family: TrainerFamily, preset: String? = nil, reader: String? = nil
  ) -> TrainerProfile {
    let named = family.presets.first { $0.name == preset } ?? family.usualPreset
    let model = try? named.model()
    var trainer = model.flatMap { try? $0.trainer { ClassList(stated: ["car"]) } }
    if let reader { trainer?.readers = TrainerReaders.reader(named: reader).map { [$0] } ?? [] }
    return TrainerProfile(family, trainer: trainer)
  }

  /// The profile as examples show it.
  var exampleLines: [String] {
    var line = "profile: \(subject.name)"
    if let trainer, trainer.kind.setup == .preset,
      trainer.name != subject.family?.usualPreset.name
    {
      line += ", preset \(trainer.name)"
    }
    if let inputSize { line += ", network input \(inputSize)" }
    if let trainer, trainer.kind.setup == .config {
      line +=
        ", anchors "
        + trainer.shapes.map { "\(Int($0.width))x\(Int($0.height))" }
        .joined(separator: " ")
    }
    let own = TrainerReaders.readers(ofPreset: trainer?.name ?? subject.name).map(\.info.name)
    if let trainer, trainer.readers.map(\.info.name) != own {
      line += ", reader \(readerNames.joined(separator: ", "))"
    }
    return [line] + unreachableClassNames.map { "\(configPath): class \($0)" }
      + configFaults.map { "\(configPath): \($0)" }
      + [batchSize.map { "BATCH_SIZE \($0)" }, learningRate.map { "LEARNING_RATE \($0)" }]
      .compactMap { $0 }.map { "\(configPath): \($0)" }
  }
}

extension RuleExample {
  /// The same under SqueezeDet's profile.
  func underSqueezeDet(_ change: (inout TrainerProfile) -> Void = { _ in }) -> RuleExample {
    var profile = TrainerProfile.squeezeDetExample
    change(&profile)
    return with { $0.profile = profile }
  }

  /// A YOLO file, as text and as we read it, under ultralytics' profile; two classes.
  static func ultralytics(_ rows: String...) -> RuleExample {
    let text = rows.map { $0 + "\n" }.joined()
    let classes = ClassList(stated: ["car", "dog"])
    var options = ReadOptions()
    options.classNames = classes.names
    var example = RuleExample(
      LabelFormats.read(Array(text.utf8), as: .yolo, path: "000001.txt", options: options),
      shown: rows.joined(separator: ", then: "))
    example.bytes = Array(text.utf8)
    return example.with { settings in
      let reader = UltralyticsReader()
      settings.profile = TrainerProfile(
        reader: reader.info.name, readers: [reader], classes: classes)
    }
  }

  /// The same under the profile of a trainer.
  ///
  /// - Parameters:
  ///   - preset: which preset, if not the usual one.
  ///   - reader: whose reader, if not the trainer's own.
  func under(
    _ family: TrainerFamily, preset: String? = nil, reader: String? = nil
  ) -> RuleExample {
    with { $0.profile = TrainerProfile.example(family, preset: preset, reader: reader) }
  }
}
