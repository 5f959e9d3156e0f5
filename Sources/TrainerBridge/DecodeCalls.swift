import Targets

/// Turns predictions of one image into detections, as the trainer does.
///
/// - Parameters:
///   - scores: probabilities, the background in the trainer's column, if it scores it; with
///     `areLogits` not 0, before softmax or sigmoid.
///     Shape: priors × classes.
///   - offsets: in the trainer's order. Shape: priors × 4.
///   - method: 0 each class by itself, 1 the best class of a prior.
///   - settings: score threshold, suppression threshold, limit before and after suppression, and
///     whether boxes are clipped (0 or 1): five numbers, `nan` for the trainer's own; a limit below
///     0 is none.
///   - boxes: `x1 y1 x2 y2` in pixels of the network's input. Shape: capacity × 4.
///   - classes: from 0, without background.
///   - found: how many there are; with more than `capacity`, only as many are written.
@c(anchorkit_decode)
public func decode(
  _ encoder: UnsafeMutableRawPointer?, _ scores: UnsafePointer<Float>?,
  _ offsets: UnsafePointer<Float>?, _ classCount: Int64, _ areLogits: Int32, _ method: Int32,
  _ settings: UnsafePointer<Double>?, _ capacity: Int64, _ boxes: UnsafeMutablePointer<Float>?,
  _ foundScores: UnsafeMutablePointer<Float>?, _ classes: UnsafeMutablePointer<Int32>?,
  _ priors: UnsafeMutablePointer<Int32>?, _ found: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    let encoder = try handle.ssd()
    let least = encoder.preset.classes.scoresBackground ? 2 : 1
    let classCount = try Borrowed.count(classCount, "the number of classes", least...100_000)
    var scores = Array(
      try Borrowed.numbers(scores, [handle.priorCount, classCount], "scores"))
    let offsets = Array(try Borrowed.numbers(offsets, [handle.priorCount, 4], "offsets"))
    guard let found else { throw BridgeError.missing(argument: "found") }
    var policy = encoder.preset.decoding ?? .plain(encoder.preset)
    if let settings { try policy.set(settings) }
    if areLogits != 0 {
      scores = ScoreDecoder.scores(
        scores, classCount: classCount, activation: policy.activation)
    }
    if method != 0 {
      scores = ScoreDecoder.bestClassOnly(
        scores, classCount: classCount, background: encoder.preset.classes.backgroundColumn)
    }
    let detections = try DetectionDecoder(encoder, policy: policy)(
      probabilities: scores, offsets: offsets, classCount: classCount)
    found.pointee = Int64(detections.count)
    let isPixel = encoder.preset.groundTruthFrame.unit == .pixel
    let width = isPixel ? 1 : Float(encoder.preset.inputSize.width)
    let height = isPixel ? 1 : Float(encoder.preset.inputSize.height)
    for (place, detection) in detections.prefix(Int(clamping: max(0, capacity))).enumerated() {
      boxes?[place * 4] = detection.xMin * width
      boxes?[place * 4 + 1] = detection.yMin * height
      boxes?[place * 4 + 2] = detection.xMax * width
      boxes?[place * 4 + 3] = detection.yMax * height
      foundScores?[place] = detection.score
      classes?[place] = Int32(truncatingIfNeeded: detection.classIndex)
      priors?[place] = Int32(truncatingIfNeeded: detection.prior)
    }
  }
}

/// Greedy non-maximum suppression: the best box stays and takes those out that overlap it by more
/// than the threshold; then the next best.
///
/// - Parameters:
///   - boxes: `x1 y1 x2 y2`. Shape: count × 4.
///   - classes: boxes of other classes do not suppress each other; null for one class.
///   - limit: the most that stay; below 0 for no limit.
///   - kept: the places of what stays, by falling score, ties by place. Shape: count.
///   - keptCount: how many stay.
@c(anchorkit_nms)
public func suppress(
  _ boxes: UnsafePointer<Float>?, _ scores: UnsafePointer<Float>?,
  _ classes: UnsafePointer<Int32>?, _ count: Int64, _ threshold: Float, _ limit: Int64,
  _ kept: UnsafeMutablePointer<Int64>?, _ keptCount: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let count = try Borrowed.count(count, "count", 0...100_000_000)
    let boxes = try Borrowed.numbers(boxes, [count, 4], "boxes")
    let scores = try Borrowed.numbers(scores, [count], "scores")
    guard let kept, let keptCount else { throw BridgeError.missing(argument: "kept") }
    let order = (0..<count).sorted {
      scores[$0] > scores[$1] || scores[$0] == scores[$1] && $0 < $1
    }
    let sorted = order.map { place in
      Detection(
        classIndex: Int(classes?[place] ?? 0), score: scores[place], prior: place,
        xMin: boxes[place * 4], yMin: boxes[place * 4 + 1], xMax: boxes[place * 4 + 2],
        yMax: boxes[place * 4 + 3])
    }
    let suppression = NonMaximumSuppression(threshold: threshold)
    let stay = suppression(sorted, limit: limit < 0 ? nil : Int(clamping: limit))
    keptCount.pointee = Int64(stay.count)
    for (place, detection) in stay.enumerated() { kept[place] = Int64(detection.prior) }
  }
}

extension DecodePolicy {
  /// For trainers that do not say: Caffe's numbers.
  fileprivate static func plain(_ preset: TrainerPreset) -> DecodePolicy {
    var policy = DecodePolicies.caffe
    policy.name = preset.name
    policy.activation = preset.classes.scoresBackground ? .softmax : .sigmoid
    return policy
  }

  fileprivate mutating func set(_ settings: UnsafePointer<Double>) throws(BridgeError) {
    // Logits have no bounds.
    let scores = activation == .none ? -1e9...1e9 : -1...2
    if let value = try Borrowed.number(settings[0], scores, "score threshold") {
      scoreThreshold = Float(value)
    }
    if let value = try Borrowed.number(settings[1], -1...2, "suppression threshold") {
      suppression.threshold = Float(value)
    }
    if let value = try Borrowed.number(settings[2], -1...1e9, "limit before suppression") {
      preLimit = value < 0 ? nil : Limit(preLimit?.scope ?? .eachClass, Int(value))
    }
    if let value = try Borrowed.number(settings[3], -1...1e9, "limit after suppression") {
      postLimit = value < 0 ? nil : Limit(postLimit?.scope ?? .allClasses, Int(value))
    }
    if let value = try Borrowed.number(settings[4], 0...1, "clipping") {
      clipping = value == 0 ? .none : clipping == .none ? .afterSuppression : clipping
    }
  }
}
