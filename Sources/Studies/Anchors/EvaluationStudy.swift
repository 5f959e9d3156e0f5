import Boxes
import Clustering
import Labels
import Trainers

/// Judges anchors on a dataset: shapes against sizes, and labels under the trainer's matcher.
///
///     let study = EvaluationStudy([.trainer(.config("squeeze.config"))])
///     for evaluation in try study.run(on: dataset).evaluations {
///       print(evaluation.name, evaluation.matches?.statistics.overall.matchedShare ?? 0)
///     }
public struct EvaluationStudy: Hashable, Sendable {
  /// The anchors to be judged.
  public var subjects: [SubjectChoice]
  /// How SqueezeDet's trainer is run.
  public var manner: SqueezeDetManner

  /// Names the anchors.
  public init(_ subjects: [SubjectChoice], manner: SqueezeDetManner = SqueezeDetManner()) {
    self.subjects = subjects
    self.manner = manner
  }

  /// What was found.
  public struct Outcome: Sendable {
    /// One for each subject, in order.
    public internal(set) var evaluations: [Evaluation] = []
    /// The dataset's classes.
    public let classes: ClassList
    /// Whether some anchors were compared with boxes as labeled, for want of image sizes.
    public internal(set) var fellBack = false
  }

  /// Judges all subjects.
  ///
  /// - Throws: `ClusteringError.noBoxes` when there is nothing to judge them by; what keeps a subject
  ///   from being read.
  public func run(on dataset: Dataset) throws -> Outcome {
    let classes = dataset.classes()
    let subjects = try subjects.map { try $0.subject(manner) { classes } }
    var outcome = Outcome(classes: classes)
    var collected: [SizeScaling: SizeCollection] = [:]
    for subject in subjects {
      let sizes =
        try collected[subject.scaling]
        ?? SizeCollection(dataset, scaling: subject.scaling, classes: classes)
      collected[subject.scaling] = sizes
      if sizes.fellBack { outcome.fellBack = true }
      let sample = sizes.sample
      guard sample.count > 0 else { throw ClusteringError.noBoxes(leftOut: sample.leftOut) }
      let factor = sample.scaling.pixelsPerUnit
      let anchors = try subject.shapes.map { shape in
        guard
          let size = Size<SampleUnits>(
            width: shape.width / factor.x, height: shape.height / factor.y)
        else {
          throw StudyError.badAnchor(
            name: subject.name, width: shape.width, height: shape.height)
        }
        return size
      }
      outcome.evaluations.append(
        Evaluation(
          name: subject.name, shapes: subject.shapes, sample: sample,
          fit: AnchorEvaluation(of: anchors, on: sample, jobs: dataset.jobs),
          matches: subject.trainer.map { Self.matches(of: $0, on: dataset) }))
    }
    return outcome
  }

  /// Matches every image.
  private static func matches(
    of trainer: any Trainer, on dataset: Dataset
  ) -> Evaluation.Matches {
    let (_, workers) = dataset.stream.forEach(makeWorker: { MatchStatistics() }) {
      statistics, image, bytes, _ -> Never? in
      guard let size = image.size else {
        statistics.addFailure(
          file: image.path,
          reason: "the image's size is not known; give --images DIR or --image-size WxH")
        return nil
      }
      do {
        let matches = try trainer.matches(of: image, bytes: Array(bytes), size: size)
        statistics.add(matches, file: image.path)
      } catch {
        statistics.addFailure(file: image.path, reason: "\(error)")
      }
      return nil
    }
    var all = MatchStatistics()
    for worker in workers { all.merge(worker) }
    return Evaluation.Matches(
      trainer: trainer.name, classNames: trainer.classNames, priorCount: trainer.priorCount,
      statistics: all)
  }
}
