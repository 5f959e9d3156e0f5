import Boxes
import Clustering
import Labels
import Trainers

/// Judges anchors on a dataset: shapes against sizes, and labels under the trainer's matcher.
///
/// ```swift
/// let study = EvaluationStudy([.trainer(.config("squeeze.config"))])
/// for evaluation in try study.run(on: try Dataset(["kitti/training"])).evaluations {
///   print(evaluation.name, evaluation.matches?.statistics.overall.matchedShare ?? 0)
/// }
/// ```
public struct EvaluationStudy: Hashable, Sendable {
  /// The anchors to be judged.
  public var subjects: [SubjectChoice]
  /// How SqueezeDet's trainer is run.
  public var manner: SqueezeDetManner
  /// Whose code reads label files for the trainers. Shapes are judged on the boxes of our own
  /// reading in any case, so that all subjects meet the same ones.
  public var reader: ReaderChoice

  /// Names the anchors.
  public init(
    _ subjects: [SubjectChoice], manner: SqueezeDetManner = SqueezeDetManner(),
    reader: ReaderChoice = ReaderChoice()
  ) {
    self.subjects = subjects
    self.manner = manner
    self.reader = reader
  }

  /// Whether a trainer's matcher is asked.
  public var asksTrainers: Bool {
    subjects.contains { if case .trainer = $0 { true } else { false } }
  }

  /// What was found.
  public struct Outcome: Sendable {
    /// One for each subject, in order.
    public internal(set) var evaluations: [Evaluation] = []
    /// The dataset's classes.
    public let classes: ClassList
    /// Whether some anchors were compared with boxes as labeled, for want of image sizes.
    public internal(set) var fellBack = false
    /// Label files of which nothing could be read.
    public internal(set) var unread = UnreadLabels()
  }

  /// Judges all subjects by one look at each label.
  ///
  /// - Throws: `ClusteringError.noBoxes` when there is nothing to judge them by; what keeps a subject
  ///   from being read.
  public func run(on dataset: Dataset) throws -> Outcome {
    let stated = dataset.statedClasses
    let subjects = try subjects.map {
      try $0.subject(
        manner, readers: reader.on(dataset), classes: stated ?? ClassList(found: []))
    }
    var scalings: [SizeScaling] = []
    for subject in subjects where !scalings.contains(subject.scaling) {
      scalings.append(subject.scaling)
    }
    let trainers = subjects.compactMap(\.trainer)
    let augmented = AugmentedLook(dataset, trainers)
    let look = EvaluationLook(
      stated: stated, scalings: scalings, trainers: trainers, augmented: augmented)
    let workers = dataset.stream.forEach(makeWorker: { look }) {
      worker, image, bytes, _ -> Never? in
      worker.add(image, bytes.bytes)
      return nil
    }.workers
    try augmented?.requireSizes()
    let classes = stated ?? ClassNumbering.joined(workers.lazy.map(\.numbering))
    let learned = look.trainers.indices.map { place in
      LearningTrainer.joined(workers.lazy.map { $0.trainers[place] })
    }
    var all = look
    for var worker in workers {
      if stated == nil { worker.renumberClasses(as: classes, learned) }
      try all.merge(worker)
    }
    var outcome = Outcome(classes: classes)
    outcome.unread = all.unread
    var samples: [SizeScaling: SizeSample] = [:]
    for (scaling, sizes) in zip(all.scalings, all.sizes) {
      // A trainer's own failures are told with its matches.
      if subjects.contains(where: { $0.scaling == scaling && $0.trainer == nil }) {
        try sizes.requireSizes()
      }
      let (builder, fellBack) = sizes.finish()
      if fellBack {
        try sizes.requireSizes()
        outcome.fellBack = true
      }
      samples[scaling] = builder.finish()
    }
    try judge(
      subjects, samples, Array(zip(all.statistics, learned)), all.augmented, jobs: dataset.jobs,
      &outcome)
    return outcome
  }

  /// Judges the shapes of all subjects by sketches, which hold no places: no matcher is asked.
  ///
  /// - Throws: as ``run(on:)-(Dataset)``.
  public func run(on sketches: SketchFiles, jobs: Int? = nil) throws -> Outcome {
    let classes = sketches.classes
    let subjects = try subjects.map { try $0.subject(manner, readers: reader, classes: classes) }
    var outcome = Outcome(classes: classes)
    var samples: [SizeScaling: SizeSample] = [:]
    for scaling in Set(subjects.map(\.scaling)) {
      let (sample, fellBack) = try sketches.sizes(scaling)
      samples[scaling] = sample
      if fellBack { outcome.fellBack = true }
    }
    try judge(subjects, samples, [], nil, jobs: jobs, &outcome)
    return outcome
  }

  /// Joins what was counted with who asked for it.
  private func judge(
    _ subjects: [EvaluationSubject], _ samples: [SizeScaling: SizeSample],
    _ counted: [(MatchStatistics, ClassList?)], _ augmented: AugmentedLook?, jobs: Int?,
    _ outcome: inout Outcome
  ) throws {
    var statistics = counted.makeIterator()
    var tallies = augmented?.byTrainer.makeIterator()
    for subject in subjects {
      guard let sample = samples[subject.scaling] else { continue }
      guard sample.count > 0 else { throw ClusteringError.noBoxes(leftOut: sample.leftOut) }
      let fit = AnchorEvaluation(of: try subject.sizes(for: sample), on: sample, jobs: jobs)
      var evaluation = Evaluation(
        name: subject.name, shapes: subject.shapes, sample: sample, fit: fit)
      if let trainer = subject.trainer, let (statistics, learned) = statistics.next() {
        evaluation.matches = Evaluation.Matches(
          trainer: trainer.name, kind: trainer.kind,
          classNames: (learned.map(trainer.naming) ?? trainer).classNames,
          priorCount: trainer.priorCount, statistics: statistics,
          replacement: trainer.habits.replacement)
        evaluation.augmentation = tallies?.next()
      } else {
        evaluation.augmentation = augmented?.plain
      }
      outcome.evaluations.append(evaluation)
    }
  }
}

extension EvaluationSubject {
  /// The anchors in the units of a sample.
  fileprivate func sizes(for sample: SizeSample) throws(StudyError) -> [Size<SampleUnits>] {
    let factor = sample.scaling.pixelsPerUnit
    var sizes: [Size<SampleUnits>] = []
    for shape in shapes {
      guard
        let size = Size<SampleUnits>(
          width: shape.width / factor.x, height: shape.height / factor.y)
      else { throw .badAnchor(name: name, width: shape.width, height: shape.height) }
      sizes.append(size)
    }
    return sizes
  }
}
