import Boxes
import Configs
import Labels
import Lint
import Targets
import Trainers

/// The trainer that labels are linted for, as a user names it.
public struct ProfileChoice: Hashable, Sendable {
  /// Which trainer.
  public var subject: ProfileSubject
  /// Its config, for trainers that have one.
  public var config: String?
  /// The network's input, for configs that state none.
  public var inputSize: ImageSize?
  /// Its preset; nothing takes the family's usual one.
  public var preset: String?
  /// How SqueezeDet's trainer is run.
  public var manner: SqueezeDetManner
  /// Whose code reads label files.
  public var reader: ReaderChoice

  /// Names a trainer.
  public init(
    _ subject: ProfileSubject, config: String? = nil, preset: String? = nil,
    manner: SqueezeDetManner = SqueezeDetManner(), reader: ReaderChoice = ReaderChoice()
  ) {
    self.subject = subject
    self.config = config
    self.preset = preset
    self.manner = manner
    self.reader = reader
  }

  /// Sets the trainer up.
  ///
  /// Its classes are the dataset's, where its config does not name them.
  ///
  /// - Throws: ``StudyError/configFile(path:_:)``, `TargetsError`, `TrainerError`.
  public func profile(on dataset: Dataset) throws -> TrainerProfile {
    let readers = reader.on(dataset)
    let family: TrainerFamily
    switch subject {
    case .family(let named): family = named
    case .reader(let name): return try readerProfile(name, readers, on: dataset)
    }
    if let config {
      return try isSqueezeDet(config)
        ? try squeezeDet(family, config, readers)
        : try configured(family, config, readers, on: dataset)
    }
    let named = try preset.map { name throws(TargetsError) in
      try TrainerList([family]).preset(named: name)
    }
    let model = try (named ?? family.usualPreset).model()
    var trainer = try model.trainer(manner) { ClassList(found: []) }
    trainer.readers = try readers.readers(insteadOf: trainer.readers)
    if !trainer.hasOwnClasses { trainer = trainer.naming(dataset.classes(of: trainer)) }
    return TrainerProfile(family, trainer: trainer)
  }

  /// A trainer of which only the reader is known.
  private func readerProfile(
    _ name: String, _ choice: ReaderChoice, on dataset: Dataset
  ) throws -> TrainerProfile {
    guard let own = TrainerReaders.reader(named: name) else { throw StudyError.unknownReader(name) }
    let readers = try choice.readers(insteadOf: [own])
    // Who takes a class's number from the label file asks for no list of those found.
    let areWritten = readers.allSatisfy(\.info.hasWrittenNumbers)
    let classes =
      areWritten
      ? dataset.statedClasses ?? ClassList(found: [])
      : dataset.classes { format in
        readers.first { $0.info.formats.contains(format) }?.info.spelling ?? .asWritten
      }
    return TrainerProfile(reader: name, readers: readers, classes: classes)
  }

  /// What the user should know about the config; see ``TrainerChoice/notes()``. A `squeeze.config` has
  /// none: what is wrong with it is a finding.
  ///
  /// - Throws: ``StudyError`` for a file that can't be read.
  public func notes() throws -> [String] {
    guard let config, try !isSqueezeDet(config) else { return [] }
    return try TrainerChoice.config(config, input: input).notes()
  }

  /// Says where the config is for another number of classes than the labels have; see
  /// ``TrainerChoice/classCountNote(_:)``.
  ///
  /// - Throws: ``StudyError`` for a file that can't be read.
  public func classCountNote(_ classes: [String]) throws -> String? {
    guard let config, try !isSqueezeDet(config) else { return nil }
    return try TrainerChoice.config(config, input: input).classCountNote(classes)
  }

  private var input: TrainerChoice.ConfigInput { inputSize.map { .otherwise($0) } ?? .ofFile }

  /// Whether a config is to be read with the faults that its trainer stops at.
  private func isSqueezeDet(_ path: String) throws -> Bool {
    guard subject.family == .squeezeDet else { return false }
    let source = ConfigSource(path: path, bytes: try InputFile.read(path))
    return SqueezeDetConfigReader().recognizes(source)
      || (try? ConfigReaders.reader(of: source)) == nil
  }

  /// The trainer that a config sets up.
  private func configured(
    _ family: TrainerFamily, _ path: String, _ readers: ReaderChoice, on dataset: Dataset
  ) throws -> TrainerProfile {
    let file = TrainerConfigFile(path, input: input)
    let base = try file.read().basePreset
    var trainer = try file.trainer(manner)
    // Files that leave nothing open name no preset.
    let isMeant =
      base.map { family.has(preset: $0) }
      ?? (family == .squeezeDet && trainer.kind == .squeezeDet)
    guard isMeant else {
      throw StudyError.otherTrainer(path: path, profile: family.name, preset: base)
    }
    trainer.readers = try readers.readers(insteadOf: trainer.readers)
    if !trainer.hasOwnClasses { trainer = trainer.naming(dataset.classes(of: trainer)) }
    var profile = TrainerProfile(family, trainer: trainer)
    profile.configPath = path
    return profile
  }

  private func squeezeDet(
    _ family: TrainerFamily, _ path: String, _ readers: ReaderChoice
  ) throws -> TrainerProfile {
    let file = try TrainerChoice.lenientSqueezeDet(path)
    // A config that stops the trainer is reported; there is then no trainer to ask.
    var trainer = try? SqueezeDetTrainer(
      file.config, rescale: manner.rescale, ties: manner.ties)
    if let own = trainer?.readers { trainer?.readers = try readers.readers(insteadOf: own) }
    var profile = TrainerProfile(family, trainer: trainer, inputSize: file.config.imageSize)
    profile.configPath = path
    profile.batchSize = file.config.batchSize
    profile.learningRate = file.config.learningRate
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
