import Glibc

/// The parts of SqueezeDet's loss for one batch. Not a number where the trainer's is.
public struct SqueezeDetLossValue: Hashable, Sendable {
  /// The squared errors of the offsets.
  public let box: Double
  /// The squared errors of the confidences.
  public let confidence: Double
  /// The cross-entropy of the classes, as the trainer's metric and the TensorFlow loss have it.
  public let classification: Double
  /// The cross-entropy as Keras's loss has it, with a bracket in the wrong place: the term of the
  /// true class misses `LOSS_COEF_CLASS`. The same when that is 1.
  public let misplacedClassification: Double

  /// What Keras minimizes, without the weight decay.
  public var kerasTotal: Double { misplacedClassification + confidence + box }

  /// The sum of the parts, as meant.
  public var total: Double { classification + confidence + box }
}

/// SqueezeDet's loss over a batch.
///
///     box   = weight × Σ mask × (offset − target)² / m            m: positives in the batch
///     class = weight × Σ mask × (−q ln(p + ε) − (1 − q) ln(1 − p + ε)) / m
///     conf  = mean over images of Σ (IoU − confidence)²
///             × (mask × weight / m + (1 − mask) × weight / (priors − m))
///
/// IoU is that of the decoded, clipped box with the target box, 0 off the mask. `priors` is counted
/// per image but `m` per batch, so the last quotient can reach 0 or turn negative on small grids.
///
/// - Parity: squeezedet-keras `SqueezeDet.loss` in `Double`; spec §8. A batch without positives
///   gives NaN there and here.
public struct SqueezeDetLoss: Sendable {
  private let config: SqueezeDetConfig
  private let decoder: SqueezeDetDecoder

  /// The loss of these settings.
  ///
  /// - Throws: What `SqueezeDetPriors` throws.
  public init(_ config: SqueezeDetConfig) throws(SqueezeDetError) {
    self.config = config
    decoder = try SqueezeDetDecoder(config)
  }

  /// The loss of a batch.
  ///
  /// - Parameters:
  ///   - targets: The label tensors of the images (`SqueezeDetTargets.fill`), one after the other.
  ///     Shape: images × priors × (9 + classes).
  ///   - output: The network's output, laid out as `SqueezeDetDecoder` takes it.
  /// - Throws: `wrongLength` when the two are not of the same whole number of images.
  public func value(
    targets: [Float], output: [Double]
  ) throws(SqueezeDetError) -> SqueezeDetLossValue {
    let images = try decoder.decode(output)
    let columns = SqueezeDetTargets.tensorColumns(classCount: config.classCount)
    let rows = decoder.priors.count
    guard targets.count == images.count * rows * columns else {
      throw .wrongLength(
        what: "the label tensor", expected: images.count * rows * columns, found: targets.count)
    }
    var positives = 0.0
    for row in 0..<images.count * rows { positives += Double(targets[row * columns]) }
    var sums = Sums()
    for (image, predictions) in images.enumerated() {
      for prior in 0..<rows {
        let row = (image * rows + prior) * columns
        add(targets[row..<row + columns], predictions, prior, positives, to: &sums)
      }
    }
    return SqueezeDetLossValue(
      box: sums.box / positives, confidence: sums.confidence / Double(images.count),
      classification: sums.classification / positives,
      misplacedClassification: sums.misplaced / positives)
  }

  private struct Sums {
    var box = 0.0
    var confidence = 0.0
    var classification = 0.0
    var misplaced = 0.0
  }

  @inline(__always)
  private func add(
    _ target: ArraySlice<Float>, _ predictions: SqueezeDetPredictions, _ prior: Int,
    _ positives: Double, to sums: inout Sums
  ) {
    let first = target.startIndex
    let mask = Double(target[first])
    for place in 0..<config.classCount {
      let q = Double(target[first + 9 + place])
      let p = predictions.probabilities[prior * config.classCount + place]
      let hit = q * -log(p + config.epsilon)
      let miss = (1 - q) * -log(1 - p + config.epsilon)
      sums.classification += (hit + miss) * mask * config.classLossWeight
      sums.misplaced += hit + miss * mask * config.classLossWeight
    }
    let offsets = predictions.offsets[prior]
    let dx = mask * (offsets.tx - Double(target[first + 5]))
    let dy = mask * (offsets.ty - Double(target[first + 6]))
    let dw = mask * (offsets.tw - Double(target[first + 7]))
    let dh = mask * (offsets.th - Double(target[first + 8]))
    sums.box += config.boxLossWeight * (dx * dx + dy * dy + dw * dw + dh * dh)
    let truth = SqueezeDetBox(
      cx: Double(target[first + 1]), cy: Double(target[first + 2]),
      width: Double(target[first + 3]), height: Double(target[first + 4]))
    let error = iou(predictions.boxes[prior], truth) * mask - predictions.confidences[prior]
    let negatives = Double(decoder.priors.count) - positives
    sums.confidence +=
      error * error
      * (mask * config.positiveConfidenceLossWeight / positives
        + (1 - mask) * config.negativeConfidenceLossWeight / negatives)
  }

  /// Overlap over corners, with ε below, in the trainer's order.
  private func iou(_ a: SqueezeDetBox, _ b: SqueezeDetBox) -> Double {
    let (aLeft, aRight) = (a.cx - a.width / 2, a.cx + a.width / 2)
    let (aTop, aBottom) = (a.cy - a.height / 2, a.cy + a.height / 2)
    let (bLeft, bRight) = (b.cx - b.width / 2, b.cx + b.width / 2)
    let (bTop, bBottom) = (b.cy - b.height / 2, b.cy + b.height / 2)
    let intersection =
      SqueezeDetNumPy.overlap(aLeft, aRight, bLeft, bRight)
      * SqueezeDetNumPy.overlap(aTop, aBottom, bTop, bBottom)
    let union =
      (aRight - aLeft) * (aBottom - aTop) + (bRight - bLeft) * (bBottom - bTop) - intersection
    return intersection / (union + config.epsilon)
  }
}
