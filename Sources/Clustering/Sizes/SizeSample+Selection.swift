import Boxes

extension SizeSample {
  /// The boxes of one class.
  public struct ClassPart: Hashable, Sendable {
    /// The class; nothing for boxes without one.
    public let classIndex: ClassIndex?
    /// Its boxes.
    public let sample: SizeSample
  }

  /// The boxes that a filter keeps; the others are counted as left out.
  public func filtered(by filter: SizeFilter) -> SizeSample {
    let factor = scaling.pixelsPerUnit
    return keeping(reason: SizeFilter.reason) { row in
      filter.keeps(
        width: widths[row] * factor.x, height: heights[row] * factor.y,
        classIndex: classes?[row])
    }
  }

  /// One sample for each class that has boxes, by class index; boxes without a class come first.
  public func byClass() -> [ClassPart] {
    guard let classes else { return [ClassPart(classIndex: nil, sample: self)] }
    return Set(classes).sorted().map { number in
      ClassPart(
        classIndex: number < 0 ? nil : ClassIndex(Int(number)),
        sample: keeping(reason: nil) { classes[$0] == number })
    }
  }

  /// The same boxes with weights that give every class the same total.
  ///
  /// The weights of all boxes together stay what they were. Boxes without a class are one class.
  public func balanced() -> SizeSample {
    guard let classes, !isBalanced else { return self }
    var totals: [Int32: Double] = [:]
    for row in 0..<count { totals[classes[row], default: 0] += weights[row] }
    let share = Double(boxCount) / Double(totals.count)
    return SizeSample(
      scaling: scaling, widths: widths, heights: heights,
      weights: (0..<count).map { weights[$0] * (share / (totals[classes[$0]] ?? share)) },
      classes: classes, boxCount: boxCount, imageCount: imageCount, leftOut: leftOut,
      isBalanced: true)
  }

  /// The rows for which `isKept` holds.
  private func keeping(reason: String?, _ isKept: (Int) -> Bool) -> SizeSample {
    precondition(!isBalanced, "classes are balanced after boxes were chosen")
    let rows = (0..<count).filter(isKept)
    let weights = rows.map { self.weights[$0] }
    let kept = Int(weights.reduce(0, +))
    var leftOut = leftOut
    if let reason, kept < boxCount { leftOut[reason, default: 0] += boxCount - kept }
    return SizeSample(
      scaling: scaling, widths: rows.map { widths[$0] }, heights: rows.map { heights[$0] },
      weights: weights, classes: classes.map { classes in rows.map { classes[$0] } },
      boxCount: kept, imageCount: imageCount, leftOut: leftOut, isBalanced: false)
  }
}

extension AnchorClustering {
  /// The anchors of one class.
  public struct ClassOutcome: Hashable, Sendable {
    /// The class; nothing for boxes without one.
    public let classIndex: ClassIndex?
    /// Its boxes.
    public let sample: SizeSample
    /// What was found.
    public let outcome: Outcome
  }

  /// Clusters each class on its own.
  public static func perClass(
    _ sample: SizeSample, _ options: ClusteringOptions, jobs: Int? = nil
  ) throws(ClusteringError) -> [ClassOutcome] {
    guard sample.count > 0 else { throw .noBoxes(leftOut: sample.leftOut) }
    var outcomes: [ClassOutcome] = []
    for part in sample.byClass() {
      let outcome = try AnchorClustering(part.sample, options, jobs: jobs).run()
      outcomes.append(
        ClassOutcome(classIndex: part.classIndex, sample: part.sample, outcome: outcome))
    }
    return outcomes
  }
}
