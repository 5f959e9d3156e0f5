import Boxes

/// How well given anchors fit a sample: all boxes, each class, each size bucket.
public struct AnchorEvaluation: Sendable {
  /// Some of the boxes and how the anchors fit them.
  public struct Part: Sendable {
    /// How many boxes they are.
    public let boxCount: Int
    /// How well the anchors fit them.
    public let metrics: AnchorMetrics
  }

  /// All boxes.
  public let overall: Part
  /// The classes that have boxes, by class index; nothing as index for boxes without a class.
  public let byClass: [(classIndex: ClassIndex?, part: Part)]
  /// The buckets that have boxes, small to large. Areas are in pixels of the network's input;
  /// empty where sizes are shares of an unknown input.
  public let byBucket: [(bucket: SizeBucket, part: Part)]

  /// Measures anchors, given in the units of the sample.
  public init(of anchors: [Size<SampleUnits>], on sample: SizeSample, jobs: Int? = nil) {
    func part(_ sample: SizeSample) -> Part {
      Part(
        boxCount: sample.boxCount, metrics: AnchorMetrics(of: anchors, on: sample, jobs: jobs))
    }
    overall = part(sample)
    byClass = sample.byClass().map { ($0.classIndex, part($0.sample)) }
    let isInPixels = sample.scaling.normalization == .none || sample.scaling.inputSize != nil
    byBucket =
      isInPixels
      ? SizeBucket.allCases.compactMap { bucket in
        let boxes = sample.filtered(by: SizeFilter(areas: bucket.areas))
        return boxes.boxCount > 0 ? (bucket, part(boxes)) : nil
      } : []
  }
}
