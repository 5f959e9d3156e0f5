import Boxes
import Labels
import Lint
import Studies

/// What `dataset stats` tells: the numbers of a dataset as text, JSON and a page with plots.
public struct StatisticsReport: Sendable {
  /// The numbers.
  public var statistics: DatasetStatistics
  /// The network's input that sizes after resizing are for.
  public var networkInput: ImageSize?
  /// What was done to each image first; nothing where images are as labeled.
  public var augmentation: AugmentationChoice?
  /// The version of the tool.
  public var version: String

  /// Joins numbers and their terms.
  public init(
    _ statistics: DatasetStatistics, networkInput: ImageSize? = nil,
    augmentation: AugmentationChoice? = nil, version: String = "0"
  ) {
    self.augmentation = augmentation
    self.statistics = statistics
    self.networkInput = networkInput
    self.version = version
  }

  /// The quantiles that text and JSON state.
  static let quantiles: [(name: String, share: Double)] = [
    ("q05", 0.05), ("median", 0.5), ("q95", 0.95),
  ]

  /// The reasons with their words, by name.
  var leftOut: [(reason: Gate.Reason, count: Int)] {
    statistics.leftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Images by object count, few objects first.
  var objectCounts: [(objects: Int, images: Int)] {
    statistics.imagesByObjectCount.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The sizes with their names, those after resizing only where there are any.
  var measures: [(name: String, distribution: Distribution)] {
    let sizes = statistics.sizes
    return [
      ("width", sizes.width), ("height", sizes.height),
      ("resized width", sizes.resizedWidth), ("resized height", sizes.resizedHeight),
      ("width / height", sizes.aspect), ("share of image", sizes.share),
    ].filter { $0.1.count > 0 }
  }
}
