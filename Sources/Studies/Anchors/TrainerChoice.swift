import Boxes
import Configs
import Labels
import Targets
import Trainers

/// A trainer as a user names it.
///
///     let trainer = try TrainerChoice.preset("gluoncv-ssd300").trainer { _ in dataset.classes() }
public enum TrainerChoice: Hashable, Sendable {
  /// A trainer's own config file, any that `ConfigReaders` know.
  case config(String, input: ConfigInput = .ofFile)
  /// A preset's name.
  case preset(String, input: ConfigInput = .ofFile)
  /// A file with priors and a matcher of the user's own.
  case layout(String)

  /// How reports call it.
  public var name: String {
    switch self {
    case .config(let path, _), .layout(let path): path
    case .preset(let name, _): name
    }
  }

  /// Sets the trainer up.
  ///
  /// - Parameters:
  ///   - readers: whose code reads label files.
  ///   - classes: asked for trainers whose config does not name the classes; it gets the trainer,
  ///     which says how its readers spell them.
  /// - Throws: ``StudyError`` for a file that can't be read, `TargetsError` for an unknown preset,
  ///   `TrainerError` for numbers that make no priors.
  public func trainer(
    _ manner: SqueezeDetManner = SqueezeDetManner(), readers: ReaderChoice = ReaderChoice(),
    classes: (any Trainer) -> ClassList
  ) throws -> any Trainer {
    var trainer = try unread(manner)
    trainer.readers = try readers.readers(insteadOf: trainer.readers)
    return trainer.hasOwnClasses ? trainer : trainer.naming(classes(trainer))
  }

  /// The trainer with its own readers and without classes, where its config has none.
  private func unread(_ manner: SqueezeDetManner) throws -> any Trainer {
    switch self {
    case .config(let path, let input):
      try TrainerConfigFile(path, input: input).trainer(manner)
    case .layout(let path):
      try Self.layoutFile(path).model.trainer { ClassList(found: []) }
    case .preset(let name, let input):
      try Self.preset(name, input).trainer(manner) { ClassList(found: []) }
    }
  }

  private static func preset(_ name: String, _ input: ConfigInput) throws -> TrainerModel {
    let model = try TrainerList.standard.preset(named: name).model()
    return switch input {
    case .ofFile: model
    case .asked(let size): try model.resized(to: size)
    case .otherwise(let size): (try? model.resized(to: size)) ?? model
    }
  }

  /// Reads a layout file; errors name it.
  static func layoutFile(_ path: String) throws -> LayoutFile {
    let bytes = try InputFile.read(path)
    do throws(LayoutError) {
      return try LayoutFile(reading: bytes)
    } catch {
      throw StudyError.layoutFile(path: path, error)
    }
  }

  /// Reads the layout of a trainer of the SSD family; errors name the file.
  static func layout(_ path: String) throws -> TrainerPreset {
    let file = try layoutFile(path)
    do throws(LayoutError) {
      return try file.ssd()
    } catch {
      throw StudyError.layoutFile(path: path, error)
    }
  }

  /// Reads a `squeeze.config` without SqueezeDet's check of its number of seeds, at which the trainer
  /// stops; errors name it.
  static func lenientSqueezeDet(_ path: String) throws -> SqueezeDetConfigFile {
    let bytes = try InputFile.read(path)
    do throws(SqueezeDetConfigError) {
      return try SqueezeDetConfigFile(reading: bytes, checkingSeedCount: false)
    } catch {
      throw StudyError.configFile(path: path, .squeezeDet(error))
    }
  }
}
