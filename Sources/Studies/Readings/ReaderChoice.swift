import Labels
import Trainers

/// Whose code reads label files for a trainer.
///
///     let study = EvaluationStudy([.trainer(.preset("gluoncv-ssd300"))], reader: ReaderChoice("plain"))
public struct ReaderChoice: Hashable, Sendable {
  /// A reader by name; nothing takes the trainer's own.
  public var name: String?
  /// Whether VOC files are read by us in any case: who says how their numbers name pixels has
  /// decided what a trainer's reader would.
  var readsVOCPlainly = false

  /// Names a reader, or leaves the choice to the trainer.
  public init(_ name: String? = nil) {
    self.name = name
  }

  /// The choice for a dataset.
  func on(_ dataset: Dataset) -> ReaderChoice {
    var choice = self
    choice.readsVOCPlainly = dataset.statesVOCPixels
    return choice
  }

  /// The readers that are used in the place of a trainer's own; ours is the absence of any.
  ///
  /// - Throws: ``StudyError/unknownReader(_:)``.
  func readers(insteadOf own: [any TrainerReader]) throws(StudyError) -> [any TrainerReader] {
    var readers = own
    if let name {
      guard let reader = TrainerReaders.reader(named: name) else { throw .unknownReader(name) }
      readers = name == PlainReader.name ? [] : [reader]
    }
    return readsVOCPlainly ? readers.filter { !$0.info.formats.contains(.voc) } : readers
  }
}
