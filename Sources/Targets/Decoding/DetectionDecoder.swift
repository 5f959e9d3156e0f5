/// Turns a network's predictions into detections, as a trainer's own decoder does.
public struct DetectionDecoder: Sendable {
  /// The trainer: its coder, class numbers and layout.
  public let preset: TrainerPreset
  /// Its priors.
  public let priors: Priors
  /// Thresholds, limits, suppression.
  public let policy: DecodePolicy

  /// Takes an encoder's priors and a policy.
  public init(_ encoder: TargetEncoder, policy: DecodePolicy) {
    preset = encoder.preset
    priors = encoder.priors
    self.policy = policy
  }

  /// Detections of one image, each class by itself: one prior may be found as several classes.
  ///
  /// - Parameters:
  ///   - probabilities: after softmax or sigmoid, priors × columns, flat, the background where the
  ///     trainer has it (``ClassTargetCoder/backgroundColumn``).
  ///   - offsets: priors × 4, flat, in `preset.coder.order`.
  ///   - classCount: columns, the background's included.
  /// - Units: boxes are in the unit in which the trainer measures overlap: pixels, or unit.
  /// - Ties: equal scores stay in the order of class, then prior, or as the policy's order says.
  /// - Throws: `nothingDetected` where the trainer raises.
  public func callAsFunction(
    probabilities: [Float], offsets: [Float], classCount: Int
  ) throws(TargetsError) -> [Detection] {
    precondition(
      probabilities.count == priors.count * classCount && offsets.count == priors.count * 4,
      "a decoder takes priors × classes probabilities and priors × 4 offsets")
    let boxes = boxes(from: offsets)
    let objects = preset.classes.backgroundColumn.objects(of: classCount)
    var byClass = objects.map { column in
      ranked(
        (0..<priors.count).compactMap { prior in
          let row = probabilities[prior * classCount..<(prior + 1) * classCount]
          guard let score = score(of: column, in: row, objects: objects) else { return nil }
          return Detection(
            classIndex: column - objects.lowerBound, score: score, prior: prior,
            xMin: boxes.xMin[prior], yMin: boxes.yMin[prior], xMax: boxes.xMax[prior],
            yMax: boxes.yMax[prior])
        })
    }
    if let reason = policy.emptyReason, byClass.allSatisfy(\.isEmpty) {
      throw .nothingDetected(trainer: policy.name, reason: reason)
    }
    apply(policy.preLimit, to: &byClass)
    if policy.clipping == .beforeSuppression { clip(&byClass) }
    if let side = policy.leastSide {
      for k in byClass.indices {
        byClass[k].removeAll {
          !(policy.sideComparator.passes($0.xMax - $0.xMin, side)
            && policy.sideComparator.passes($0.yMax - $0.yMin, side))
        }
      }
    }
    byClass = suppressed(byClass)
    apply(policy.postLimit, to: &byClass)
    if policy.clipping == .afterSuppression { clip(&byClass) }
    let all = byClass.flatMap { $0 }
    return policy.order == .byClass ? all : ranked(all)
  }

  /// The boxes that offsets mean, in corner form.
  public func boxes(from offsets: [Float]) -> CornerColumns<Float> {
    var boxes = CornerColumns<Float>()
    boxes.reserve(priors.count)
    let isYX = preset.coder.order == .yxHeightWidth
    for prior in 0..<priors.count {
      let row = (0..<4).map { offsets[prior * 4 + $0] }
      let box = preset.coder.decode(
        BoxOffsets(
          tx: row[isYX ? 1 : 0], ty: row[isYX ? 0 : 1], tw: row[isYX ? 3 : 2],
          th: row[isYX ? 2 : 3]),
        priorCX: priors.frames.cx[prior], priorCY: priors.frames.cy[prior],
        priorWidth: priors.frames.width[prior], priorHeight: priors.frames.height[prior])
      boxes.append(
        xMin: box.cx - box.width / 2, yMin: box.cy - box.height / 2,
        xMax: box.cx + box.width / 2, yMax: box.cy + box.height / 2)
    }
    return boxes
  }

  /// The score of a class, if it passes.
  private func score(
    of column: Int, in row: ArraySlice<Float>, objects: Range<Int>
  ) -> Float? {
    func passes(_ score: Float) -> Bool {
      policy.comparator.passes(score, policy.scoreThreshold)
    }
    let score = row[row.startIndex + column]
    guard passes(score) else { return nil }
    switch policy.scoring {
    case .probability: return score
    case .bestObject:
      let best = objects.first { k in
        !objects.contains { row[row.startIndex + $0] > row[row.startIndex + k] }
      }
      return best == column ? score : nil
    case .timesBestObject:
      // The best passes where one of the others does.
      let best = objects.reduce(score) { max($0, row[row.startIndex + $1]) }
      return passes(score * best) ? score * best : nil
    }
  }

  /// What suppression leaves of each class.
  private func suppressed(_ byClass: [[Detection]]) -> [[Detection]] {
    let limit = suppressionLimit
    switch policy.suppressionScope {
    case .eachClass: return byClass.map { policy.suppression($0, limit: limit) }
    case .eachClassOfLevel:
      return byClass.map { detections in
        ranked(byLevel(detections).flatMap { policy.suppression($0, limit: limit) })
      }
    case .allClasses:
      var suppression = policy.suppression
      suppression.isPerClass = false
      let kept = suppression(
        ranked(byClass.flatMap { $0 }),
        limit: policy.postLimit?.scope == .allClasses ? limit : nil)
      return byClass.indices.map { k in kept.filter { $0.classIndex == k } }
    }
  }

  /// The most of a class that suppression has to keep: no class, and no level of it, has more in the
  /// result than the limit after suppression lets through.
  private var suppressionLimit: Int? {
    guard let limit = policy.postLimit else { return nil }
    return limit.scope == .eachLevel || limit.count < 0 ? nil : limit.count
  }

  /// Detections of each level of the layout, in the order given.
  private func byLevel(_ detections: [Detection]) -> [[Detection]] {
    var start = 0
    return preset.layout.levels.map { level in
      let priors = start..<start + level.count
      start = priors.upperBound
      return detections.filter { priors.contains($0.prior) }
    }
  }

  /// By falling score; equal scores in the policy's order.
  private func ranked(_ detections: [Detection]) -> [Detection] {
    detections.sorted { a, b in
      if a.score != b.score { return a.score > b.score }
      switch policy.order {
      case .byClass, .byScore: return (a.classIndex, a.prior) < (b.classIndex, b.prior)
      case .byScorePriorFirst: return (a.prior, a.classIndex) < (b.prior, b.classIndex)
      case .byScoreLastPriorFirst: return (b.prior, a.classIndex) < (a.prior, b.classIndex)
      }
    }
  }

  private func apply(_ limit: DecodePolicy.Limit?, to byClass: inout [[Detection]]) {
    guard let limit else { return }
    switch limit.scope {
    case .eachClass:
      for k in byClass.indices { byClass[k] = limit(byClass[k]) }
    case .allClasses:
      let best = limit(ranked(byClass.flatMap { $0 }))
      for k in byClass.indices { byClass[k] = best.filter { $0.classIndex == k } }
    case .eachLevel:
      let kept = byLevel(ranked(byClass.flatMap { $0 })).flatMap { limit($0) }
      for k in byClass.indices { byClass[k] = ranked(kept.filter { $0.classIndex == k }) }
    }
  }

  private func clip(_ byClass: inout [[Detection]]) {
    let isUnit = preset.groundTruthFrame.unit != .pixel
    let width = isUnit ? 1 : Float(preset.inputSize.width)
    let height = isUnit ? 1 : Float(preset.inputSize.height)
    for k in byClass.indices {
      for i in byClass[k].indices {
        byClass[k][i].xMin = clamped(byClass[k][i].xMin, to: width)
        byClass[k][i].yMin = clamped(byClass[k][i].yMin, to: height)
        byClass[k][i].xMax = clamped(byClass[k][i].xMax, to: width)
        byClass[k][i].yMax = clamped(byClass[k][i].yMax, to: height)
      }
    }
  }
}
