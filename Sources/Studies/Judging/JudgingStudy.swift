import Boxes
import Detections
import Labels
import Trainers

/// Detections judged by an evaluator's rules, and the objects they miss joined with what a trainer's
/// matcher gives these objects.
///
///     let study = JudgingStudy(evaluator, detections: "results.json", trainer: .preset("caffe-ssd300"))
///     let outcome = try study.run(on: try Dataset(["VOC2007"]))
///     outcome.judgment.summary.first?.value
public struct JudgingStudy: Sendable {
  /// By whose rules.
  public var evaluator: Evaluator
  /// Where the detections are.
  public var detections: String
  /// Whose matcher is asked about missed objects.
  public var trainer: TrainerChoice?
  /// How SqueezeDet's trainer is run.
  public var manner = SqueezeDetManner()
  /// Whose code reads label files for the trainer.
  public var reader = ReaderChoice()
  /// How VOC's detections name pixels.
  public var pixels = PixelConvention.oneBasedInclusive

  /// Names all three.
  public init(_ evaluator: Evaluator, detections: String, trainer: TrainerChoice? = nil) {
    self.evaluator = evaluator
    self.detections = detections
    self.trainer = trainer
  }

  /// Objects, by what the trainer's matcher gives them.
  public struct Join: Hashable, Sendable {
    /// The trainer's name.
    public var trainer: String
    /// Objects that no detection was counted for.
    public var missed = Shares()
    /// The others that count.
    public var found = Shares()

    /// How many objects have which priors.
    public struct Shares: Hashable, Sendable {
      /// A positive whose overlap makes it one.
      public var matched = 0
      /// Only positives that are forced.
      public var forcedOnly = 0
      /// No positive.
      public var neverMatched = 0
      /// The trainer does not read them.
      public var notRead = 0

      /// All of them.
      public var count: Int { matched + forcedOnly + neverMatched + notRead }
      /// Those without a true positive prior.
      public var withoutTruePositive: Int { count - matched }
    }
  }

  /// An object that was missed.
  public struct Missed: Hashable, Sendable {
    /// The label file, and which image where it holds several.
    public var file: String
    /// The line the object begins on.
    public var line: Int
    /// Its class.
    public var className: String
    /// What the trainer's matcher gives it: `matched`, `forced`, `never`, `not read`; nothing where
    /// none is asked.
    public var priors: String?
  }

  /// What was found.
  public struct Outcome: Sendable {
    /// By whose rules.
    public let evaluator: Evaluator
    /// The numbers.
    public let judgment: Judgment
    /// Images with labels.
    public let imageCount: Int
    /// Detections that were judged.
    public let detectionCount: Int
    /// Detections left out because the labels do not know their image: its name, and how many.
    public let unknownImages: [(name: String, count: Int)]
    /// The same for classes.
    public let unknownClasses: [(name: String, count: Int)]
    /// Objects that were missed, in the order of the labels.
    public let missed: [Missed]
    /// What the trainer gives missed and found objects.
    public let join: Join?
    /// Images that the trainer could not be asked about.
    public let failures: [ImageFailure]
    /// Label files of which nothing could be read.
    public let unread: UnreadLabels
  }

  /// One thread's part.
  private struct Worker: Sendable {
    var numbering = ClassNumbering()
    var ids: [String: Int] = [:]
    var learning: LearningTrainer?
    var failures: [ImageFailure] = []
    var unread = UnreadLabels()
  }

  /// Judges.
  ///
  /// - Throws: ``StudyError/badDetections(first:more:)`` where rows can't be read, `JudgingError` where
  ///   the evaluator would stop, what keeps files from being opened and the trainer from being set up.
  public func run(on dataset: Dataset) throws -> Outcome {
    let files = try DetectionFiles(detections, pixels: pixels)
    guard files.faults.isEmpty else {
      throw StudyError.badDetections(
        first: Array(files.faults.prefix(5)), more: max(0, files.faults.count - 5))
    }
    let stated = dataset.statedClasses
    let trainer = try trainer?.trainer(manner, readers: reader.on(dataset)) { _ in
      stated ?? ClassList(found: [])
    }
    let first = Worker(learning: trainer.map { LearningTrainer($0, stated: stated) })
    let (images, workers) = dataset.stream.forEach(
      makeWorker: { first },
      body: { worker, image, bytes, _ in Self.part(image, bytes.bytes, &worker) })
    let classes = stated ?? ClassNumbering.joined(workers.lazy.map(\.numbering))
    let ids = workers.reduce(into: [String: Int]()) { $0.merge($1.ids) { a, _ in a } }
    var builder = SceneBuilder(images, classes: classes, ids: ids)
    for part in files.parts { builder.add(part.rows) }
    let judgment = try evaluator.judge(builder.scene)
    var unread = UnreadLabels()
    for worker in workers { unread.merge(worker.unread) }
    return Outcome(
      evaluator: evaluator, judgment: judgment, imageCount: builder.scene.imageNames.count,
      detectionCount: builder.scene.detections.count,
      unknownImages: Self.sorted(builder.unknownImages),
      unknownClasses: Self.sorted(builder.unknownClasses),
      missed: Self.missed(judgment, builder, asked: trainer != nil),
      join: self.trainer.map { Self.join($0.name, judgment, builder) },
      failures: workers.flatMap(\.failures).sorted { "\($0)" < "\($1)" }, unread: unread)
  }

  private static func part(
    _ image: LabeledImage, _ bytes: RawSpan, _ worker: inout Worker
  ) -> SceneBuilder.Image? {
    worker.numbering.begin(image)
    for object in image.objects { _ = worker.numbering.number(of: object) }
    if let declared = image.declaredClasses, let ids = declared.ids {
      for (name, id) in zip(declared.names, ids) where worker.ids[name] == nil {
        worker.ids[name] = id
      }
    }
    let isUnread = worker.unread.take(image)
    worker.learning?.learn(from: image)
    if image.isDocument || isUnread { return nil }
    return SceneBuilder.Image(
      name: image.name, coco: image.coco?.id, objects: SceneBuilder.labels(of: image),
      matches: matches(of: image, bytes, &worker))
  }

  private static func matches(
    of image: LabeledImage, _ bytes: RawSpan, _ worker: inout Worker
  ) -> [Int: SceneBuilder.MatchState]? {
    guard let trainer = worker.learning?.trainer else { return nil }
    guard let size = image.size else {
      worker.failures.append(ImageFailure(sizeless: image))
      return nil
    }
    do throws(TrainerError) {
      let matches = try trainer.matches(of: image, bytes: bytes, size: size)
      return matches.objects.reduce(into: [:]) { states, object in
        states[object.object] =
          object.isNeverMatched ? .never : object.isForcedOnly ? .forcedOnly : .matched
      }
    } catch {
      worker.failures.append(ImageFailure(file: image.source, reason: .trainer(error)))
      return nil
    }
  }

  private static func sorted(_ counts: [String: Int]) -> [(name: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private static func missed(
    _ judgment: Judgment, _ builder: SceneBuilder, asked: Bool
  ) -> [Missed] {
    builder.labels.indices.filter { judgment.outcomes[$0] == .missed }.map { place in
      let label = builder.labels[place]
      let priors =
        switch builder.states[place] {
        case .matched: "matched"
        case .forcedOnly: "forced"
        case .never: "never"
        case nil: "not read"
        }
      return Missed(
        file: label.file, line: label.line, className: label.className,
        priors: asked ? priors : nil)
    }
  }

  private static func join(
    _ trainer: String, _ judgment: Judgment, _ builder: SceneBuilder
  ) -> Join {
    var join = Join(trainer: trainer)
    for (outcome, state) in zip(judgment.outcomes, builder.states) {
      switch outcome {
      case .found: join.found.add(state)
      case .missed: join.missed.add(state)
      case .notCounted: break
      }
    }
    return join
  }
}

extension JudgingStudy.Join.Shares {
  fileprivate mutating func add(_ state: SceneBuilder.MatchState?) {
    switch state {
    case .matched: matched += 1
    case .forcedOnly: forcedOnly += 1
    case .never: neverMatched += 1
    case nil: notRead += 1
    }
  }
}
