/// A box that the filter keeps.
public struct SqueezeDetDetection: Hashable, Sendable {
  /// Where, in pixels of the network's input.
  public let box: SqueezeDetBox
  /// What, as an index of `CLASS_NAMES`.
  public let classIndex: Int
  /// Class probability times confidence.
  public let score: Double
  /// The prior that it comes from.
  public let prior: Int

  /// Joins a box, its class and its score.
  public init(box: SqueezeDetBox, classIndex: Int, score: Double, prior: Int) {
    self.box = box
    self.classIndex = classIndex
    self.score = score
    self.prior = prior
  }
}

/// Chooses detections from predictions as SqueezeDet's trainer does.
///
/// A prior's score is its best class probability times its confidence. With more priors than
/// `TOP_N_DETECTION` (and that above 0) the best N go on, whatever their score; otherwise those
/// above `PROB_THRESH`. Then each class for itself, in class order, is thinned out; last, the score
/// has to pass `FINAL_THRESHOLD`.
///
/// - Ties: equal scores in ``SqueezeDetTieOrder``, reversed; of equal classes the first.
/// - Parity: squeezedet-keras `filter_batch`; spec §9.
public struct SqueezeDetFilter: Sendable {
  /// `TOP_N_DETECTION`.
  public var topDetections: Int
  /// `PROB_THRESH`.
  public var probabilityThreshold: Double
  /// `NMS_THRESH`.
  public var suppressionThreshold: Double
  /// `FINAL_THRESHOLD`.
  public var finalThreshold: Double
  /// The order of equal scores.
  public var ties: SqueezeDetTieOrder

  /// The filter of these settings.
  public init(_ config: SqueezeDetConfig, ties: SqueezeDetTieOrder = .stable) {
    topDetections = config.topDetections
    probabilityThreshold = config.probabilityThreshold
    suppressionThreshold = config.suppressionThreshold
    finalThreshold = config.finalThreshold
    self.ties = ties
  }

  /// The detections of one image: class by class, each class in the order that went in.
  public func detections(_ predictions: SqueezeDetPredictions) -> [SqueezeDetDetection] {
    let all = predictions.confidences.indices.map { prior in
      best(of: prior, in: predictions)
    }
    let scores = all.map(\.score)
    let candidates: [SqueezeDetDetection]
    if topDetections > 0, topDetections < all.count {
      candidates = Self.descending(scores, ties: ties).prefix(topDetections).map { all[$0] }
    } else {
      candidates = all.filter { $0.score > probabilityThreshold }
    }
    var kept: [SqueezeDetDetection] = []
    for classIndex in 0..<predictions.classCount {
      let ofClass = candidates.filter { $0.classIndex == classIndex }
      let keeps = Self.keeps(
        ofClass.map(\.box), scores: ofClass.map(\.score), threshold: suppressionThreshold,
        ties: ties)
      kept += zip(ofClass, keeps).compactMap { $1 ? $0 : nil }
    }
    return kept.filter { $0.score > finalThreshold }
  }

  private func best(
    of prior: Int, in predictions: SqueezeDetPredictions
  ) -> SqueezeDetDetection {
    let first = prior * predictions.classCount
    var classIndex = 0
    var score = -Double.infinity
    for place in 0..<predictions.classCount {
      let value = predictions.probabilities[first + place] * predictions.confidences[prior]
      // NumPy's argmax: the first of the largest, and what is not a number is largest.
      if value > score || (value.isNaN && !score.isNaN) { (classIndex, score) = (place, value) }
    }
    return SqueezeDetDetection(
      box: predictions.boxes[prior], classIndex: classIndex, score: score, prior: prior)
  }

  /// Which boxes the trainer's non-maximum suppression keeps.
  ///
  /// Each box, by falling score, strikes every later one that overlaps it by more than the
  /// threshold, **even when it was struck itself**: of a chain A, B, C where only neighbors overlap
  /// A alone is left. The textbook's way would keep A and C.
  ///
  /// - Parity: squeezedet-keras `utils.nms`.
  public static func keeps(
    _ boxes: [SqueezeDetBox], scores: [Double], threshold: Double,
    ties: SqueezeDetTieOrder = .stable
  ) -> [Bool] {
    precondition(boxes.count == scores.count, "each box has a score")
    var keeps = Array(repeating: true, count: boxes.count)
    let order = descending(scores, ties: ties)
    for (rank, first) in order.enumerated() {
      for second in order[(rank + 1)...] where keeps[second] {
        if boxes[second].iou(boxes[first]) > threshold { keeps[second] = false }
      }
    }
    return keeps
  }

  /// The reversed ascending order, what is not a number first.
  private static func descending(_ scores: [Double], ties: SqueezeDetTieOrder) -> [Int] {
    switch ties {
    case .stable:
      return scores.indices.sorted { a, b in
        let (x, y) = (scores[a], scores[b])
        if SqueezeDetIntrosort.isLess(y, x) { return true }
        return !SqueezeDetIntrosort.isLess(x, y) && a > b
      }
    case .numpyIntrosort:
      var order: [Int32] = []
      SqueezeDetIntrosort.sort(&order, by: scores)
      return order.reversed().map { Int($0) }
    }
  }
}
