/// A ground truth's best overlap and the first prior that has it; prior 0 without any overlap.
struct OverlapPeak {
  var overlap: Float
  var prior: Int32
}

/// Overlaps of one ground truth with the priors near it, in `Float`, in the trainer's order.
///
/// Ties: the lowest prior keeps a ground truth's peak; the first ground truth keeps a prior.
struct OverlapScan<Rule: UnionRule> {
  let rule: Rule
  /// The index's block of edges.
  let edges: UnsafePointer<Float>
  /// The length of a column in it.
  let stride: Int
  let levels: [PriorScanIndex.Level]
  let cellOrder: CellOrder
  let xMin: Float
  let yMin: Float
  let xMax: Float
  let yMax: Float
  let area: Float

  /// Calls back with each run of priors that may overlap the box, rising.
  @inline(__always)
  private func forEachRun(_ body: (Range<Int>) -> Void) {
    let isByRow = cellOrder == .rows
    let (outerLow, outerHigh) = isByRow ? (yMin, yMax) : (xMin, xMax)
    let (innerLow, innerHigh) = isByRow ? (xMin, xMax) : (yMin, yMax)
    for level in levels {
      let outer = PriorScanIndex.cells(
        low: level.outerLow, high: level.outerHigh, overlapping: outerLow, outerHigh)
      let inner = PriorScanIndex.cells(
        low: level.innerLow, high: level.innerHigh, overlapping: innerLow, innerHigh)
      if outer.isEmpty || inner.isEmpty { continue }
      let row = level.inner * level.shapes
      let first = level.base + outer.lowerBound * row
      // Whole rows lie end to end.
      let isWhole = inner.count == level.inner
      let count = isWhole ? outer.count * row : inner.count * level.shapes
      for k in 0..<(isWhole ? 1 : outer.count) {
        let start = first + k * row + inner.lowerBound * level.shapes
        body(start..<start + count)
      }
    }
  }

  /// Raises the priors' best overlaps where this ground truth's is larger, and finds its peak.
  ///
  /// Runs are rounded up to whole vectors. What is compared once too often changes nothing: a
  /// prior's own overlap is not larger than itself.
  func raise(
    _ best: UnsafeMutablePointer<Float>, _ owner: UnsafeMutablePointer<Int32>,
    groundTruth: Int32
  ) -> OverlapPeak {
    let zero = SIMD8<Float>(repeating: 0)
    let boxXMin = SIMD8<Float>(repeating: xMin)
    let boxYMin = SIMD8<Float>(repeating: yMin)
    let boxXMax = SIMD8<Float>(repeating: xMax)
    let boxYMax = SIMD8<Float>(repeating: yMax)
    let boxArea = SIMD8<Float>(repeating: area)
    let number = SIMD8<Int32>(repeating: groundTruth)
    let lane = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
    var peaks = zero
    var peakPriors = SIMD8<Int32>(repeating: 0)
    forEachRun { run in
      var prior = run.lowerBound
      while prior < run.upperBound {
        let right = smaller(load(edges + 2 * stride + prior), boxXMax)
        let left = larger(load(edges + prior), boxXMin)
        let bottom = smaller(load(edges + 3 * stride + prior), boxYMax)
        let top = larger(load(edges + stride + prior), boxYMin)
        let intersection = larger(right - left, zero) * larger(bottom - top, zero)
        let union = rule.union(load(edges + 4 * stride + prior), boxArea, intersection)
        let overlap = intersection / union
        let old = load(best + prior)
        let raises = overlap .> old
        store(old.replacing(with: overlap, where: raises), to: best + prior)
        store(load(owner + prior).replacing(with: number, where: raises), to: owner + prior)
        let isPeak = overlap .> peaks
        peaks.replace(with: overlap, where: isPeak)
        peakPriors.replace(with: lane &+ Int32(truncatingIfNeeded: prior), where: isPeak)
        prior += 8
      }
    }
    var peak = OverlapPeak(overlap: 0, prior: 0)
    for i in 0..<8 where peaks[i] > 0 {
      let isBetter = peaks[i] > peak.overlap
      let isEarlier = peaks[i] == peak.overlap && peakPriors[i] < peak.prior
      if isBetter || isEarlier { peak = OverlapPeak(overlap: peaks[i], prior: peakPriors[i]) }
    }
    return peak
  }

  /// Calls back with every prior near the box whose overlap is exactly this, which is above 0.
  func forEach(at overlap: Float, _ body: (Int) -> Void) {
    forEachRun { run in
      for prior in run where self.overlap(with: prior) == overlap { body(prior) }
    }
  }

  /// The peak among priors that are not forced onto another ground truth.
  func peak(amongFree forced: UnsafePointer<Int32>) -> OverlapPeak {
    var peak = OverlapPeak(overlap: 0, prior: 0)
    forEachRun { run in
      for prior in run where forced[prior] < 0 {
        let overlap = overlap(with: prior)
        if overlap > peak.overlap {
          peak = OverlapPeak(overlap: overlap, prior: Int32(truncatingIfNeeded: prior))
        }
      }
    }
    return peak
  }

  /// The overlap with one prior.
  func overlap(with prior: Int) -> Float {
    let width = min(edges[2 * stride + prior], xMax) - max(edges[prior], xMin)
    let height = min(edges[3 * stride + prior], yMax) - max(edges[stride + prior], yMin)
    let intersection = max(width, 0) * max(height, 0)
    return intersection / rule.union(edges[4 * stride + prior], area, intersection)
  }
}
