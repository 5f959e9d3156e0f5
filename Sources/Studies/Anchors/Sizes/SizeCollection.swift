import Boxes
import Clustering
import Labels
import Targets
import Trainers

/// Box sizes of a dataset, as clustering wants them, and what else one look at its labels gives.
struct SizeCollection: Sendable {
  /// What is to be known besides the sizes.
  struct Extras: Sendable {
    /// Whether objects are kept with their places.
    var places = false
    /// What anchors are matched with later on.
    var matching: MatchedObjects.Choice?
    /// The trainer whose objects are kept.
    var trainer: (any Trainer)?
  }

  /// The classes in index order.
  let classes: ClassList
  /// The sizes before they are put together.
  let builder: SizeSampleBuilder
  /// Whether sizes are as labeled because no image size could be known.
  let fellBack: Bool
  /// Label files of which nothing could be read.
  let unread: UnreadLabels
  /// The objects with their places, where that is asked for.
  let places: KeptLabels?
  /// The objects that anchors are matched with, where that is asked for.
  let matched: MatchedObjects?
  /// The objects as a trainer reads them, where that is asked for.
  let bench: TrainerBench?

  /// Reads all labels, each once.
  init(_ dataset: Dataset, scaling: SizeScaling, keeping extras: Extras = Extras()) throws {
    let stated = dataset.statedClasses
    let matching = extras.matching
    let augmenter = Augmenter(dataset)
    let trainerAugmenter = extras.trainer.flatMap { Augmenter(dataset, readBy: $0) }
    let read = dataset.stream.forEach(
      makeWorker: {
        SizeWorker(scaling, stated, extras, trainerAugmenter?.pool, isAugmented: augmenter != nil)
      },
      body: { worker, image, bytes, file in
        worker.read(image, bytes.bytes, trainerAugmenter)
        worker.add(augmenter?.plain(image) ?? image, file)
        return matching?.groundTruths(of: image, bytes.bytes, file)
      })
    try augmenter?.requireSizes()
    let classes = stated ?? ClassNumbering.joined(read.workers.lazy.map(\.numbering))
    var all = SizeGathering(scaling)
    var places = extras.places ? KeptLabels() : nil
    var unread = UnreadLabels()
    for var worker in read.workers {
      if stated == nil { worker.renumberClasses(as: classes) }
      try all.merge(worker.sizes)
      unread.merge(worker.unread)
      if let part = worker.places { places?.append(part) }
    }
    self.classes = classes
    try all.requireSizes()
    (builder, fellBack) = all.finish()
    self.places = places
    self.unread = unread
    matched = matching.map { MatchedObjects($0, read.results) }
    bench = TrainerBench(read.workers.compactMap(\.objects), jobs: dataset.jobs)
  }
}

/// One thread's part.
private struct SizeWorker: Sendable {
  private let stated: ClassList?
  private(set) var numbering = ClassNumbering()
  private(set) var sizes: SizeGathering
  private(set) var unread = UnreadLabels()
  private(set) var places: KeptLabels?
  private(set) var objects: TrainerBench.Part?
  private let isAugmented: Bool

  init(
    _ scaling: SizeScaling, _ stated: ClassList?, _ extras: SizeCollection.Extras,
    _ pool: AugmentationPool?, isAugmented: Bool
  ) {
    self.isAugmented = isAugmented
    self.stated = stated
    sizes = SizeGathering(scaling)
    if extras.places { places = KeptLabels() }
    objects = extras.trainer.map { TrainerBench.Part($0, stated: stated, pool) }
  }

  /// Learns the classes of an image as it is labeled, and reads it as the trainer does.
  mutating func read(_ image: LabeledImage, _ bytes: RawSpan, _ augmenter: Augmenter?) {
    if stated == nil {
      numbering.begin(image)
      // An augmentation may leave no object of a class.
      if isAugmented { for object in image.objects { _ = numbering.number(of: object) } }
    }
    if !image.isDocument { objects?.add(image, bytes, augmenter) }
  }

  /// Adds the objects of an image, augmented or not.
  mutating func add(_ image: LabeledImage, _ file: Int) {
    if unread.take(image) || image.isDocument { return }
    let size = image.size
    sizes.countImage()
    places?.begin(image, size, file)
    for object in image.objects {
      let index = index(of: object)
      places?.add(object, index)
      switch Gate.judge(object) {
      case .leftOut(let reason): sizes.leaveOut(reason)
      case .passed(let box):
        if index != nil {
          sizes.add(box, of: image, classIndex: index)
        } else {
          sizes.leaveOut(.unknownClass)
        }
      }
    }
  }

  /// Classes are those stated, or numbered as they come.
  private mutating func index(of object: LabeledObject) -> ClassIndex? {
    if let stated { return stated.index(of: object.className) }
    return numbering.number(of: object)?.index
  }

  mutating func renumberClasses(as classes: ClassList) {
    let indexes = numbering.indexes(in: classes)
    sizes.renumberClasses(indexes)
    places?.renumberClasses(indexes)
  }
}
