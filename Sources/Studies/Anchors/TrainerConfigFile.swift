import Boxes
import Configs
import Labels
import Targets
import Text
import Trainers

/// A trainer's own config file, as a user names it.
struct TrainerConfigFile: Hashable, Sendable {
  /// Where it lies.
  let path: String
  /// What is said about the network's input.
  let input: TrainerChoice.ConfigInput

  /// Names a file.
  init(_ path: String, input: TrainerChoice.ConfigInput = .ofFile) {
    self.path = path
    self.input = input
  }

  /// What the file says; errors name it.
  func read() throws -> TrainerConfig {
    let source = ConfigSource(path: path, bytes: try InputFile.read(path))
    do throws(ConfigReadError) {
      switch input {
      case .ofFile: return try ConfigReaders.read(source)
      case .asked(let size): return try ConfigReaders.read(source, inputSize: size)
      case .otherwise(let size):
        do throws(ConfigReadError) {
          return try ConfigReaders.read(source)
        } catch .noInputSize {
          return try ConfigReaders.read(source, inputSize: size)
        }
      }
    } catch {
      throw StudyError.configFile(path: path, error)
    }
  }

  /// The trainer that the file sets up, with its base preset's readers; without classes where the
  /// file names none.
  func trainer(_ manner: SqueezeDetManner) throws -> any Trainer {
    let config = try read()
    var trainer = try config.model.trainer(manner) { ClassList(found: []) }
    if let base = config.basePreset { trainer.readers = TrainerReaders.readers(ofPreset: base) }
    if var ssd = trainer as? SSDTrainer {
      ssd.statedClassCount = config.classCount
      trainer = ssd
    }
    guard !config.classNames.isEmpty, let dataset = trainer as? any DatasetTrainer else {
      return trainer
    }
    return dataset.owning(config.classNames)
  }

  /// SqueezeDet's settings, where the file is SqueezeDet's.
  ///
  /// - Throws: ``StudyError/notSqueezeDet(path:)`` for another trainer's.
  func squeezeDet() throws -> SqueezeDetConfig {
    guard case .squeezeDet(let config) = try read().model else {
      throw StudyError.notSqueezeDet(path: path)
    }
    return config
  }
}

extension TrainerChoice {
  /// What a user says about the network's input where a config or a preset is named.
  public enum ConfigInput: Hashable, Sendable {
    /// Nothing: it is the file's, or the preset's own.
    case ofFile
    /// This one; a file that states another is refused, and a preset that is made for another.
    case asked(ImageSize)
    /// This one for a file that states none, and for a preset that can be made for any.
    case otherwise(ImageSize)
  }

  /// What the user should know about a config: settings that were taken from the preset, or were not
  /// read. Each a sentence that begins with the file's name; none for presets and layouts.
  ///
  /// - Throws: ``StudyError`` for a file that can't be read.
  public func notes() throws -> [String] {
    guard case .config(let path, let input) = self else { return [] }
    return try TrainerConfigFile(path, input: input).read().notes.map { note in
      "\(path): \(note.line.map { "line \($0): " } ?? "")\(note.text)"
    }
  }

  /// Says where a config is made for another number of classes than a dataset has; nothing where it
  /// names its classes, or states no number.
  ///
  /// - Throws: ``StudyError`` for a file that can't be read.
  public func classCountNote(_ classes: [String]) throws -> String? {
    guard case .config(let path, let input) = self, !classes.isEmpty else { return nil }
    let config = try TrainerConfigFile(path, input: input).read()
    guard config.classNames.isEmpty, let count = config.classCount, count != classes.count else {
      return nil
    }
    return "\(path) is for \(DecimalText.count(count, "class", "classes")), and "
      + "\(classes.count) stand in the labels that were read (\(classes.joined(separator: ", "))). "
      + "Correct the file, or name its classes by --classes."
  }
}
