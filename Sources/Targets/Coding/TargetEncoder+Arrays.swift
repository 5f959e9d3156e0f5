extension TargetEncoder {
  /// Writes the class target of every prior.
  ///
  /// - Parameters:
  ///   - work: the image encoded last.
  ///   - targets: overwritten; `priors.count` values afterwards.
  /// - Convention: the trainer's numbers (`preset.classes`).
  public func classTargets(of work: TargetWorkspace, into targets: inout [Int32]) {
    let classes = preset.classes
    if targets.count == priors.count {
      targets.withUnsafeMutableBufferPointer { $0.update(repeating: classes.background) }
    } else {
      targets = Array(repeating: classes.background, count: priors.count)
    }
    if classes.labeled == .anyOverlap, !work.boxes.xMin.isEmpty {
      for prior in 0..<priors.count where work.bestOverlaps[prior] > 0 {
        targets[prior] =
          work.classTargets[
            Int(work.sources[Int(work.bestGroundTruths[prior])])]
      }
    }
    for i in 0..<work.positives.count {
      targets[Int(work.positives.prior[i])] = work.classTargets[Int(work.positives.groundTruth[i])]
    }
    for prior in work.ignored { targets[Int(prior)] = classes.ignored }
  }

  /// Writes the offsets of every prior.
  ///
  /// Priors that are not positive hold zeros. Trainers leave different things there (torchcv the
  /// offsets to ground truth 0, SSD-Tensorflow those to the image) that their losses never read.
  ///
  /// - Parameters:
  ///   - work: the image encoded last.
  ///   - offsets: overwritten. Shape: priors × 4, in `preset.coder.order`.
  public func offsetTargets(
    of work: TargetWorkspace, into offsets: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(offsets.count == priors.count * 4, "offsets take four numbers a prior")
    offsets.update(repeating: 0)
    let positives = work.positives
    let isYX = preset.coder.order == .yxHeightWidth
    for i in 0..<positives.count {
      let at = Int(positives.prior[i]) * 4
      offsets[at] = isYX ? positives.ty[i] : positives.tx[i]
      offsets[at + 1] = isYX ? positives.tx[i] : positives.ty[i]
      offsets[at + 2] = isYX ? positives.th[i] : positives.tw[i]
      offsets[at + 3] = isYX ? positives.tw[i] : positives.th[i]
    }
  }
}
