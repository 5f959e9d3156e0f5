/// One image for the evaluation: what is there, and what was found.
public struct SqueezeDetEvaluatedImage: Hashable, Sendable {
  /// A row of the label tensor that has a box.
  public struct Truth: Hashable, Sendable {
    /// Horizontal center, in the trainer's single precision.
    public let cx: Float
    /// Vertical center.
    public let cy: Float
    /// Horizontal extent.
    public let width: Float
    /// Vertical extent.
    public let height: Float
    /// The class.
    public let classIndex: Int

    /// Takes the numbers of the label tensor.
    public init(cx: Float, cy: Float, width: Float, height: Float, classIndex: Int) {
      self.cx = cx
      self.cy = cy
      self.width = width
      self.height = height
      self.classIndex = classIndex
    }

    /// IoU with a detection: the sums and products of the truth alone are rounded to single
    /// precision, as NumPy does with a scalar of it.
    func iou(_ box: SqueezeDetBox) -> Double {
      let (halfWidth, halfHeight) = (0.5 * width, 0.5 * height)
      let x = SqueezeDetNumPy.overlap(
        box.cx - 0.5 * box.width, box.cx + 0.5 * box.width, Double(cx - halfWidth),
        Double(cx + halfWidth))
      let y = SqueezeDetNumPy.overlap(
        box.cy - 0.5 * box.height, box.cy + 0.5 * box.height, Double(cy - halfHeight),
        Double(cy + halfHeight))
      let intersection = x * y
      return intersection / (box.width * box.height + Double(width * height) - intersection)
    }
  }

  /// The ground truths in the order of their priors.
  public let truths: [Truth]
  /// The detections, in the filter's order.
  public let detections: [SqueezeDetDetection]

  /// Joins ground truths, which have to be in the order of their priors, and detections.
  public init(truths: [Truth], detections: [SqueezeDetDetection]) {
    self.truths = truths
    self.detections = detections
  }

  /// Takes the ground truths from an image's label tensor (`SqueezeDetTargets.fill`): rows whose
  /// `cx + cy + w + h` is above 0.
  ///
  /// - Throws: `wrongLength` when the tensor has a broken row.
  public init(
    tensor: [Float], classCount: Int, detections: [SqueezeDetDetection]
  ) throws(SqueezeDetError) {
    let columns = SqueezeDetTargets.tensorColumns(classCount: classCount)
    guard tensor.count.isMultiple(of: columns) else {
      throw .wrongLength(
        what: "a row of the label tensor", expected: columns, found: tensor.count % columns)
    }
    var truths: [Truth] = []
    for row in stride(from: 0, to: tensor.count, by: columns) {
      let box = tensor[row + 1...row + 4]
      guard box.reduce(0, +) > 0,
        let classIndex = tensor[row + 9..<row + columns].firstIndex(of: 1)
      else { continue }
      truths.append(
        Truth(
          cx: tensor[row + 1], cy: tensor[row + 2], width: tensor[row + 3],
          height: tensor[row + 4], classIndex: classIndex - row - 9))
    }
    self.init(truths: truths, detections: detections)
  }
}

/// Counts and scores of a set of images as SqueezeDet's trainer evaluates them, faults included.
///
/// Each ground truth, in the order of the priors, takes the detection of its class with an IoU above
/// `IOU_THRESHOLD` and the highest **score** that none before it took.
///
/// - Parity: squeezedet-keras `compute_statistics`; spec §10. An image with ground truths but
///   without detections counts 4 misses for each class that it has, whatever their number, and
///   its ground truths are absent from the average precision.
public struct SqueezeDetEvaluation: Hashable, Sendable {
  /// Counts of one image and class.
  public struct Counts: Hashable, Sendable {
    /// Ground truths that were found.
    public internal(set) var truePositives = 0
    /// Detections that no ground truth took.
    public internal(set) var falsePositives = 0
    /// Ground truths that were missed, as the trainer counts.
    public internal(set) var falseNegatives = 0
  }

  /// The counts. Shape: images × classes.
  public private(set) var counts: [[Counts]] = []
  /// `tp / (tp + fp + 1e-10)` of each class.
  public private(set) var precision: [Double] = []
  /// `tp / (tp + fn + 1e-10)` of each class.
  public private(set) var recall: [Double] = []
  /// `2pr / (p + r + 1e-20)` of each class.
  public private(set) var f1: [Double] = []
  /// The average precision of each class.
  public private(set) var averagePrecisions: [SqueezeDetAveragePrecision] = []
  /// For each class, whether each entry of its list is a ground truth.
  public private(set) var isGroundTruth: [[Bool]]
  /// For each class, the scores of its list; 0 for a missed ground truth.
  public private(set) var scores: [[Double]]

  /// The mean of the interpolated average precisions.
  public var meanAveragePrecision: Double {
    averagePrecisions.map(\.interpolated).reduce(0, +) / Double(averagePrecisions.count)
  }

  /// Evaluates images in order.
  ///
  /// - Parameters:
  ///   - overlap: `IOU_THRESHOLD`; an IoU has to be larger.
  /// - Throws: `detectionsWithoutGroundTruth`, where the trainer raises; `classOutOfRange`.
  public init(
    _ images: [SqueezeDetEvaluatedImage], classCount: Int, overlap: Double
  ) throws(SqueezeDetError) {
    isGroundTruth = Array(repeating: [], count: classCount)
    scores = Array(repeating: [], count: classCount)
    for image in images {
      let classes = image.truths.map(\.classIndex) + image.detections.map(\.classIndex)
      if let wrong = classes.first(where: { !(0..<classCount).contains($0) }) {
        throw .classOutOfRange(classIndex: wrong, classCount: classCount)
      }
      add(image, classCount: classCount, overlap: overlap)
    }
    for classIndex in 0..<classCount {
      let all = counts.map { $0[classIndex] }
      let found = Double(all.reduce(0) { $0 + $1.truePositives })
      let wrong = Double(all.reduce(0) { $0 + $1.falsePositives })
      let missed = Double(all.reduce(0) { $0 + $1.falseNegatives })
      let precision = found / (found + wrong + 1e-10)
      let recall = found / (found + missed + 1e-10)
      self.precision.append(precision)
      self.recall.append(recall)
      f1.append(2 * precision * recall / (precision + recall + 1e-20))
      guard
        let average = SqueezeDetAveragePrecision(
          isGroundTruth: isGroundTruth[classIndex], scores: scores[classIndex])
      else { throw .detectionsWithoutGroundTruth(classIndex: classIndex) }
      averagePrecisions.append(average)
    }
  }

  private mutating func add(
    _ image: SqueezeDetEvaluatedImage, classCount: Int, overlap: Double
  ) {
    var counts = Array(repeating: Counts(), count: classCount)
    var taken = Array(repeating: false, count: image.detections.count)
    for truth in image.truths {
      guard !image.detections.isEmpty else {
        // The trainer fails inside here, and sets the count to the length of a box.
        counts[truth.classIndex].falseNegatives = 4
        continue
      }
      var best: Int?
      var score = -1.0
      for (place, detection) in image.detections.enumerated()
      where truth.iou(detection.box) > overlap && detection.classIndex == truth.classIndex
        && !taken[place] && detection.score > score
      {
        (best, score) = (place, detection.score)
      }
      isGroundTruth[truth.classIndex].append(true)
      if let best, score >= 0 {
        counts[truth.classIndex].truePositives += 1
        taken[best] = true
        scores[truth.classIndex].append(score)
      } else {
        counts[truth.classIndex].falseNegatives += 1
        scores[truth.classIndex].append(0)
      }
    }
    for (detection, isTaken) in zip(image.detections, taken) where !isTaken {
      counts[detection.classIndex].falsePositives += 1
      isGroundTruth[detection.classIndex].append(false)
      scores[detection.classIndex].append(detection.score)
    }
    self.counts.append(counts)
  }
}
