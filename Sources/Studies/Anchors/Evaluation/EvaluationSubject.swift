import Boxes
import Clustering
import Configs
import Labels
import Trainers

/// Anchors to be judged, as a user names them.
public enum SubjectChoice: Hashable, Sendable {
  /// Sizes written out, or a file of anchors, and how boxes are brought to them; a scaling without
  /// an input takes the one that the file states.
  case anchors(String, SizeScaling)
  /// A trainer's.
  case trainer(TrainerChoice)

  /// Reads what is named.
  func subject(
    _ manner: SqueezeDetManner, readers: ReaderChoice, classes: ClassList
  ) throws -> EvaluationSubject {
    switch self {
    case .trainer(let choice):
      return EvaluationSubject(
        name: choice.name, trainer: try choice.trainer(manner, readers: readers) { _ in classes })
    case .anchors(let argument, let stated):
      let given = try AnchorsInput.read(argument)
      let scaling = SizeScaling(
        normalization: stated.normalization, resize: stated.resize,
        inputSize: stated.inputSize ?? given.inputSize)
      guard scaling.inputSize != nil || given.isUnit || scaling.normalization == .none else {
        throw StudyError.anchorsWithoutInput(name: argument)
      }
      return EvaluationSubject(
        name: argument.count > 40 ? "\(argument.prefix(39))…" : argument,
        shapes: try given.shapes(in: scaling.inputSize), scaling: scaling)
    }
  }
}

/// Anchors to be judged, with their trainer where there is one.
struct EvaluationSubject: Sendable {
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
    scaling = SizeScaling(trainer.fit, inputSize: trainer.inputSize)
    self.trainer = trainer
  }
}
