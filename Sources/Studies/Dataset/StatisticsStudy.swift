import Boxes
import Labels
import Lint

/// What a dataset holds, in numbers.
///
/// ```swift
/// let study = StatisticsStudy(inputSize: ImageSize(width: 300, height: 300))
/// let outcome = try study.run(on: try Dataset(["VOC2012"]))
/// for entry in outcome.statistics.sortedClasses { print(entry.name, entry.statistics.objects) }
/// ```
public struct StatisticsStudy: Hashable, Sendable {
  /// The network's input, for sizes after resizing.
  public var inputSize: ImageSize?

  /// Chooses an input, or none.
  public init(inputSize: ImageSize? = nil) {
    self.inputSize = inputSize
  }

  /// What was counted.
  public struct Outcome: Sendable {
    /// The numbers.
    public var statistics: DatasetStatistics
    /// Files that could not be opened, sorted: without them the numbers are not the whole truth.
    public var unreadable: [String]

    /// Whether all files could be opened, and some could be read.
    public var isWhole: Bool { unreadable.isEmpty && !readsNothing }

    /// Whether there are files, and not one label or object of them could be read.
    public var readsNothing: Bool {
      let unread = statistics.unread
      guard statistics.images > 0 else { return unread.count + unread.foreignCount > 0 }
      return statistics.objects > 0
        && statistics.leftOut[.unreadable] == statistics.objects
    }
  }

  /// Reads and counts everything.
  ///
  /// - Throws: ``StudyError/augmentsWithoutSize(images:first:)``.
  public func run(
    on dataset: Dataset, progress: some StudyProgress = NoProgress()
  ) throws -> Outcome {
    let empty = Outcome(
      statistics: DatasetStatistics(networkInput: inputSize, classes: dataset.statedClasses),
      unreadable: [])
    var stream = dataset.stream
    let augmenter = Augmenter(dataset)
    let (_, workers) = progress.watch(&stream) { stream in
      stream.forEach(
        makeWorker: { empty },
        body: { outcome, image, _, _ -> Never? in
          outcome.statistics.collect(augmenter?.plain(image) ?? image)
          if image.isUnreadable { outcome.unreadable.append(image.path) }
          return nil
        })
    }
    try augmenter?.requireSizes()
    var all = empty
    for worker in workers {
      all.statistics.merge(worker.statistics)
      all.unreadable += worker.unreadable
    }
    all.unreadable.sort()
    return all
  }
}
