import Targets

/// What a trainer's own file says, read once.
public struct TrainerConfig: Sendable {
  /// The trainer with the file's priors, matcher and coder.
  public var model: TrainerModel
  /// The preset whose settings stand for what the file leaves out, and whose trainer's own code reads
  /// label files; nothing where the file says all.
  public var basePreset: String?
  /// The class names in index order, without background; empty where the file names none.
  public var classNames: [String]
  /// The number of classes without background, where the file states it.
  public var classCount: Int?
  /// What the user should know: settings that were taken from the preset, or were not read.
  public var notes: [ConfigNote]

  /// Joins what was read.
  public init(
    model: TrainerModel, basePreset: String? = nil, classNames: [String] = [],
    classCount: Int? = nil, notes: [ConfigNote] = []
  ) {
    self.model = model
    self.basePreset = basePreset
    self.classNames = classNames
    self.classCount = classCount
    self.notes = notes
  }

  /// The same where all images share the input that is stated.
  var inOneInput: TrainerConfig {
    var config = self
    config.model = model.fitting(model.fit.inOneInput)
    return config
  }
}

/// A sentence about a config file.
public struct ConfigNote: Hashable, Sendable {
  /// The line it is about, counted from 1; nothing where it is about what is not there.
  public let line: Int?
  /// The sentence.
  public let text: String

  /// Joins a line and a sentence.
  public init(line: Int? = nil, _ text: String) {
    self.line = line
    self.text = text
  }
}
