import Configs
import Studies
import Trainers

extension PriorTable {
  /// How a table is written.
  public enum Form: String, CaseIterable, Sendable {
    /// A line a prior.
    case csv
    /// `anchorkit.priors/1`.
    case json
    /// A binary file of one tensor.
    case safetensors
    /// The trainer's layout instead of its priors, as `--layout` reads it.
    case layout
  }

  /// The table, written.
  ///
  /// - Throws: ``StudyError/hasNoLayout(trainer:)`` for the layout of a trainer that layouts do not
  ///   describe; ``SafetensorsError``.
  public func bytes(_ form: Form) throws -> [UInt8] {
    switch form {
    case .csv: return Array(csv.utf8)
    case .json: return Array(json.utf8)
    case .safetensors: return try safetensors()
    case .layout:
      switch trainer {
      case let ssd as SSDTrainer: return LayoutFile(ssd.preset).write()
      case let yolo as YOLOTrainer: return LayoutFile(yolo.preset).write()
      default: throw StudyError.hasNoLayout(trainer: trainer.name)
      }
    }
  }
}
