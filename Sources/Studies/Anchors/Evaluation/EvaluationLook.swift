import Boxes
import Clustering
import Labels
import Trainers

/// What one look at each label gives an evaluation: sizes under each scaling, and what each trainer
/// makes of the objects. One thread's part, and the sum of all.
struct EvaluationLook: Sendable {
  private let stated: ClassList?
  /// How boxes are brought to anchors, each way once.
  let scalings: [SizeScaling]
  private(set) var trainers: [LearningTrainer]
  /// The classes, numbered as they come where none are stated.
  private(set) var numbering = ClassNumbering()
  /// The sizes, one for each scaling.
  private(set) var sizes: [SizeGathering]
  /// What each trainer makes of all images.
  private(set) var statistics: [MatchStatistics]
  /// Label files of which our own reading makes nothing; a trainer may.
  private(set) var unread = UnreadLabels()
  /// What the augmentation does to the objects as our own reading has them, and as each trainer does;
  /// nothing where images stay as they are.
  private(set) var augmented: AugmentedLook?

  /// Nothing seen.
  init(
    stated: ClassList?, scalings: [SizeScaling], trainers: [any Trainer],
    augmented: AugmentedLook? = nil
  ) {
    self.augmented = augmented
    self.stated = stated
    self.scalings = scalings
    self.trainers = trainers.enumerated().map { place, trainer in
      var learning = LearningTrainer(trainer, stated: stated)
      learning.learn(from: augmented?.pool(place))
      return learning
    }
    sizes = scalings.map(SizeGathering.init)
    statistics = Array(repeating: MatchStatistics(), count: trainers.count)
  }

  /// Looks at an image.
  mutating func add(_ image: LabeledImage, _ bytes: RawSpan) {
    let size = image.size
    if stated == nil {
      numbering.begin(image)
      // An augmentation may leave no object of a class.
      if augmented != nil { for object in image.objects { _ = numbering.number(of: object) } }
    }
    let isUnread = unread.take(image)
    if image.isDocument { return }
    if !isUnread {
      for place in sizes.indices { sizes[place].countImage() }
      addSizes(of: augmented?.plain(image) ?? image)
    }
    for place in trainers.indices {
      trainers[place].learn(from: image)
      match(image, bytes, size, place)
    }
  }

  private mutating func addSizes(of image: LabeledImage) {
    for object in image.objects {
      var index: ClassIndex?
      if let stated {
        index = stated.index(of: object.className)
      } else if let number = numbering.number(of: object) {
        index = number.index
      }
      add(object, index, image)
    }
  }

  private mutating func add(_ object: LabeledObject, _ index: ClassIndex?, _ image: LabeledImage) {
    switch Gate.judge(object) {
    case .leftOut(let reason):
      for place in sizes.indices { sizes[place].leaveOut(reason) }
    case .passed(let box):
      for place in sizes.indices {
        if index != nil {
          sizes[place].add(box, of: image, classIndex: index)
        } else {
          sizes[place].leaveOut(.unknownClass)
        }
      }
    }
  }

  private mutating func match(
    _ image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize?, _ place: Int
  ) {
    guard let size else {
      return statistics[place].addFailure(
        file: image.source,
        reason: image.isUnread
          ? "the label file can't be read; see dataset lint"
          : "the image's size is not known; give --images DIR or --image-size WxH")
    }
    do throws(TrainerError) {
      let matches = try matches(of: image, bytes, size, place)
      // Copies are told apart, or their order would be that of the threads.
      statistics[place].add(matches, file: image.source + matches.copySuffix)
    } catch {
      if image.copy > 0, error.isOfLabelFile { return }
      statistics[place].addFailure(file: image.source, reason: "\(error)")
    }
  }

  private mutating func matches(
    of image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize, _ place: Int
  ) throws(TrainerError) -> ImageMatches {
    let trainer = trainers[place].trainer
    if let matches = try augmented?.matches(of: image, bytes, size, under: trainer, place) {
      return matches
    }
    return try trainer.matches(of: image, bytes: bytes, size: size)
  }

  /// Gives the classes the indexes of the dataset's list, and of each trainer's.
  mutating func renumberClasses(as classes: ClassList, _ learned: [ClassList?]) {
    let indexes = numbering.indexes(in: classes)
    for place in sizes.indices { sizes[place].renumberClasses(indexes) }
    for (place, learned) in learned.enumerated() {
      guard let learned else { continue }
      statistics[place].renumberClasses(trainers[place].indexes(in: learned))
    }
  }

  /// Adds what another thread saw.
  mutating func merge(_ other: EvaluationLook) throws(ClusteringError) {
    for place in sizes.indices { try sizes[place].merge(other.sizes[place]) }
    for place in statistics.indices { statistics[place].merge(other.statistics[place]) }
    unread.merge(other.unread)
    if let part = other.augmented { augmented?.merge(part) }
  }
}
