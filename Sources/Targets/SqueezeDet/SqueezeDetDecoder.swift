import Glibc

/// What the network says of one image, prior by prior.
public struct SqueezeDetPredictions: Hashable, Sendable {
  /// Classes a prior.
  public let classCount: Int
  /// Class probabilities. Shape: priors × classes, flat.
  public internal(set) var probabilities: [Double]
  /// The confidence that there is an object.
  public internal(set) var confidences: [Double]
  /// The offsets as the network gives them.
  public internal(set) var offsets: [BoxOffsets<Double>]
  /// The boxes that they stand for, clipped to the image.
  public internal(set) var boxes: [SqueezeDetBox]
}

/// Turns SqueezeDet's network output into probabilities and boxes.
///
/// The output of a cell is `A × C` class logits, then `A` confidences, then `A × 4` offsets, each
/// prior by prior. Keras hands it out as rows of `C + 5` numbers, but row k is **not** prior k.
///
/// Decoding is not the inverse of encoding: clipping adds the trainer's pixel once more, so that a
/// perfect answer comes back half a pixel off and a pixel larger.
///
/// - Parity: squeezedet-keras `slice_predictions_np`, `boxes_from_deltas_np`; spec §6 and §7.
public struct SqueezeDetDecoder: Sendable {
  /// What logits are lowered by before the exponential.
  public enum Softmax: Hashable, Sendable, CaseIterable {
    /// The largest logit of the prior, as the network itself does. Never 0 / 0.
    case perPrior
    /// The largest logit of the whole batch, as the trainer's evaluation does: a prior whose
    /// logits lie some 745 below becomes 0 / 0, not a number.
    case wholeBatch
  }

  /// The priors.
  public let priors: SqueezeDetPriors
  /// Classes a prior.
  public let classCount: Int
  /// `EXP_THRESH`: size offsets above it grow linearly.
  public let exponentThreshold: Double
  private let width: Double
  private let height: Double

  /// A decoder for these settings.
  ///
  /// - Throws: What `SqueezeDetPriors` throws.
  public init(_ config: SqueezeDetConfig) throws(SqueezeDetError) {
    priors = try SqueezeDetPriors(config)
    classCount = config.classCount
    exponentThreshold = config.exponentThreshold
    width = Double(config.imageSize.width)
    height = Double(config.imageSize.height)
  }

  /// Numbers of one image in the network's output.
  public var outputCount: Int { priors.count * (classCount + 5) }

  /// The predictions of each image of a batch.
  ///
  /// - Parameters:
  ///   - output: The network's output. Shape: images × rows × columns × anchors × (classes + 5),
  ///     flat; the four columns that Keras pads are left out.
  /// - Throws: `wrongLength` when that is not a whole number of images.
  public func decode(
    _ output: [Double], softmax: Softmax = .perPrior
  ) throws(SqueezeDetError) -> [SqueezeDetPredictions] {
    guard output.count.isMultiple(of: outputCount) else {
      throw .wrongLength(
        what: "the network's output", expected: outputCount, found: output.count)
    }
    let highest = softmax == .wholeBatch ? highestLogit(of: output) : nil
    return (0..<output.count / outputCount).map { image in
      decode(output, from: image * outputCount, highest: highest)
    }
  }

  /// A box from offsets, clipped as the trainer clips.
  ///
  ///     w = prior w × e(tw)     e(t) = exp t up to the threshold T, then exp T × (t − T + 1)
  ///
  /// Corners are clipped to `0…width − 1`, then one pixel is added to both sides, so that no box is
  /// smaller than a pixel, not even one that lies wholly outside.
  public func box(_ offsets: BoxOffsets<Double>, at prior: SqueezeDetBox) -> SqueezeDetBox {
    let (x, w) = clipped(
      center: prior.cx + offsets.tx * prior.width, side: prior.width * exponential(offsets.tw),
      limit: width)
    let (y, h) = clipped(
      center: prior.cy + offsets.ty * prior.height, side: prior.height * exponential(offsets.th),
      limit: height)
    return SqueezeDetBox(cx: x, cy: y, width: w, height: h)
  }

  /// The exponential that turns linear above the threshold.
  public func exponential(_ offset: Double) -> Double {
    let isLinear = offset > exponentThreshold
    let linear = exp(exponentThreshold) * (offset - exponentThreshold + 1)
    // Both terms always count, as in the trainer: −∞ becomes not a number there.
    return isLinear ? linear : 0 * linear + exp(offset)
  }

  private func clipped(center: Double, side: Double, limit: Double) -> (Double, Double) {
    let low = SqueezeDetNumPy.minimum(
      SqueezeDetNumPy.maximum(0, center - side / 2), limit - 1)
    let high = SqueezeDetNumPy.maximum(
      SqueezeDetNumPy.minimum(limit - 1, center + side / 2), 0)
    let grown = high - low + 1
    return (low + 0.5 * grown, grown)
  }

  private func highestLogit(of output: [Double]) -> Double {
    let perCell = priors.anchors.count * (classCount + 5)
    var highest = -Double.infinity
    for cell in stride(from: 0, to: output.count, by: perCell) {
      for place in cell..<cell + priors.anchors.count * classCount {
        highest = SqueezeDetNumPy.maximum(highest, output[place])
      }
    }
    return highest
  }

  private func decode(
    _ output: [Double], from start: Int, highest: Double?
  ) -> SqueezeDetPredictions {
    let anchors = priors.anchors.count
    var predictions = SqueezeDetPredictions(
      classCount: classCount, probabilities: [], confidences: [], offsets: [], boxes: [])
    predictions.probabilities.reserveCapacity(priors.count * classCount)
    predictions.confidences.reserveCapacity(priors.count)
    predictions.offsets.reserveCapacity(priors.count)
    predictions.boxes.reserveCapacity(priors.count)
    for prior in 0..<priors.count {
      let cell = start + prior / anchors * anchors * (classCount + 5)
      let anchor = prior % anchors
      let logits = cell + anchor * classCount
      let confidence = cell + anchors * classCount + anchor
      let first = cell + anchors * (classCount + 1) + anchor * 4
      appendSoftmax(
        output, logits..<logits + classCount, highest: highest, to: &predictions.probabilities)
      predictions.confidences.append(1 / (1 + exp(-output[confidence])))
      let offsets = BoxOffsets<Double>(
        tx: output[first], ty: output[first + 1], tw: output[first + 2], th: output[first + 3])
      predictions.offsets.append(offsets)
      predictions.boxes.append(box(offsets, at: priors[prior]))
    }
    return predictions
  }

  private func appendSoftmax(
    _ output: [Double], _ logits: Range<Int>, highest: Double?, to out: inout [Double]
  ) {
    var top = highest ?? -.infinity
    if highest == nil {
      for place in logits { top = SqueezeDetNumPy.maximum(top, output[place]) }
    }
    let start = out.count
    var sum = 0.0
    for place in logits {
      let power = exp(output[place] - top)
      sum += power
      out.append(power)
    }
    for place in start..<out.count { out[place] /= sum }
  }
}
