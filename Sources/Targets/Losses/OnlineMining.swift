extension TargetEncoder {
  /// Writes class targets of which only the positives and the hardest negatives count; every other
  /// prior is ignored. gluon-cv's target generator does this before the loss.
  ///
  /// - Parameters:
  ///   - work: the image encoded last.
  ///   - logits: the network's scores before softmax, priors × classes with background first, flat.
  ///   - ratio: negatives for each positive; 3 in gluon-cv.
  ///   - targets: overwritten; `priors.count` values afterwards.
  /// - Ties: the lower prior.
  /// - Parity: gluon-cv `OHEMSampler`: the `min(ratio × P, N − P)` unmatched priors with the
  ///   smallest background probability whose overlap is below the threshold.
  public func minedClassTargets(
    of work: TargetWorkspace, logits: [Float], classCount: Int, ratio: Double = 3,
    into targets: inout [Int32]
  ) {
    precondition(
      logits.count == priors.count * classCount, "mining takes priors × classes logits")
    targets = Array(repeating: preset.classes.ignored, count: priors.count)
    var isPositive = [Bool](repeating: false, count: priors.count)
    for (prior, groundTruth) in zip(work.positives.prior, work.positives.groundTruth) {
      isPositive[Int(prior)] = true
      targets[Int(prior)] = work.classTargets[Int(groundTruth)]
    }
    let threshold = Float(preset.policy.threshold)
    let candidates = (0..<priors.count).filter {
      !isPositive[$0] && work.bestOverlaps[$0] < threshold
    }
    let hardness = candidates.map { prior in
      SoftmaxCrossEntropy.loss(
        logits[prior * classCount..<(prior + 1) * classCount], target: 0)
    }
    let mining = HardNegativeMining(ratio: ratio)
    let count = min(
      Int(ratio * Double(work.positives.count)), priors.count - work.positives.count)
    for place in mining.choose(from: hardness, count: count) {
      targets[candidates[place]] = preset.classes.background
    }
  }
}
