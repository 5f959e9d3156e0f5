/// The full matcher, for counting: what the trainer does with images whose boxes are not all boxes, and
/// the last word on what a fit came to.
struct ExhaustiveMatching {
  private let matching: Matching
  private let priors: Priors
  private let reachArea: Float
  private var work = TargetWorkspace()

  init(_ preset: TrainerPreset, reachArea: Float) {
    self.reachArea = reachArea
    matching = Matching(policy: preset.policy, unionOrder: preset.unionOrder)
    priors = preset.layout.priors()
  }

  /// Counts an image's objects, which are counted as objects already.
  mutating func add(_ boxes: UnsafeBufferPointer<MatchBox>, to tally: inout LayoutTally) {
    work.reset(for: priors)
    for box in boxes {
      work.append(
        xMin: box.xMin, yMin: box.yMin, xMax: box.xMax, yMax: box.yMax, cx: 0, cy: 0, width: 0,
        height: 0, classTarget: 0)
    }
    matching.run(priors, &work)
    tally.positives += work.positives.count
    var best = [(overlap: Float, prior: Int32)?](repeating: nil, count: boxes.count)
    var isForced = [Bool](repeating: false, count: boxes.count)
    for place in 0..<work.positives.count {
      let object = Int(work.positives.groundTruth[place])
      if work.positives.isForced[place] {
        isForced[object] = true
      } else if work.positives.overlap[place] > best[object]?.overlap ?? -.infinity {
        best[object] = (work.positives.overlap[place], work.positives.prior[place])
      }
    }
    for object in best.indices {
      if let best = best[object] {
        let level = priors.place(of: Int(best.prior)).level
        tally.addMatched(
          best.overlap.isFinite ? best.overlap : 0, level: level, weight: boxes[object].weight)
        continue
      }
      if isForced[object] { tally.forcedOnly += 1 }
      if boxes[object].area < reachArea { tally.outOfReach += 1 }
    }
  }
}
