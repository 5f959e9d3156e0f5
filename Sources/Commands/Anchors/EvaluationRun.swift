import Boxes
import Clustering
import Labels
import Reporting
import Trainers

/// Judges anchors on a dataset: shapes against sizes, and labels under the trainer's matcher.
struct EvaluationRun {
  let dataset: DatasetInput
  let classes: ClassList
  let jobs: Int?

  /// What a run ends with.
  struct Outcome {
    /// One for each subject, in order.
    var evaluations: [EvaluationReport.Evaluation] = []
    /// Whether some anchors were compared with boxes as labeled, for want of image sizes.
    var fellBack = false
  }

  /// Judges all subjects.
  ///
  /// - Throws: `ClusteringError.noBoxes` when there is nothing to judge them by.
  func run(_ subjects: [EvaluationSubject]) throws -> Outcome {
    var outcome = Outcome()
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
          throw UserFacingError("\(subject.name): an anchor of \(shape.width) × \(shape.height).")
        }
        return size
      }
      outcome.evaluations.append(
        EvaluationReport.Evaluation(
          name: subject.name, shapes: subject.shapes, sample: sample,
          fit: AnchorEvaluation(of: anchors, on: sample, jobs: jobs),
          matches: subject.trainer.map(matches)))
    }
    return outcome
  }

  /// Matches every image.
  private func matches(of trainer: any Trainer) -> EvaluationReport.Matches {
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
    return EvaluationReport.Matches(
      trainer: trainer.name, classNames: trainer.classNames, priorCount: trainer.priorCount,
      statistics: all)
  }
}
