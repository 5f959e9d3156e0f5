import Boxes

/// Free widths and heights as a product of sizes and aspect ratios, with the loss of doing so.
///
/// A size is the square root of an area, a ratio height over width: a prior has the width
/// `size / sqrt(ratio)` and the height `size * sqrt(ratio)`.
struct SizesAndRatios {
  /// Square roots of areas, in pixels, rising.
  private(set) var sizes: [Double]
  /// Height over width, rising.
  private(set) var ratios: [Double]
  /// Mean over the anchors of the best shape IoU with a written prior; 1 when nothing is lost.
  private(set) var meanIoU = 0.0
  /// The same before the trainer's rounding.
  private(set) var unroundedIoU = 0.0

  /// Priors a cell.
  var count: Int { sizes.count * ratios.count }

  /// One anchor, exactly.
  init(exactly anchor: Size<Pixels>, rounding: (Double) -> Double) {
    sizes = [anchor.area.squareRoot()]
    ratios = [anchor.height / anchor.width]
    meanIoU = fit(to: [anchor], rounding: rounding)
    unroundedIoU = fit(to: [anchor])
  }

  /// The best product with at most `limit` priors, or exactly so many.
  ///
  /// Every count of sizes is tried with every count of ratios that fits. Each try starts from
  /// quantiles of areas and of ratios and climbs, one number at a time. Deterministic.
  /// - Ties: fewer priors, then fewer sizes.
  static func fit(
    _ anchors: [Size<Pixels>], limit: Int, exactCount: Bool, rounding: (Double) -> Double
  ) -> SizesAndRatios? {
    var best: SizesAndRatios?
    for sizeCount in 1...max(1, limit) {
      let ratioCounts = exactCount ? [limit / sizeCount] : Array(1...limit / sizeCount)
      for ratioCount in ratioCounts where !exactCount || sizeCount * ratioCount == limit {
        guard sizeCount <= anchors.count, ratioCount <= anchors.count else { continue }
        let candidate = SizesAndRatios(anchors, sizeCount, ratioCount, rounding: rounding)
        guard let current = best else {
          best = candidate
          continue
        }
        let gain = candidate.meanIoU - current.meanIoU
        if gain > 1e-9 || gain > -1e-9 && candidate.count < current.count { best = candidate }
      }
    }
    return best
  }

  private init(
    _ anchors: [Size<Pixels>], _ sizeCount: Int, _ ratioCount: Int, rounding: (Double) -> Double
  ) {
    sizes = Self.quantiles(anchors.map { $0.area.squareRoot() }, sizeCount)
    ratios = Self.quantiles(anchors.map { $0.height / $0.width }, ratioCount)
    climb(anchors)
    sizes = sizes.map(PlainNumber.sixDigits).sorted()
    ratios = ratios.map(PlainNumber.sixDigits).sorted()
    meanIoU = fit(to: anchors, rounding: rounding)
    unroundedIoU = fit(to: anchors)
  }

  /// Middles of equal parts of the sorted values.
  private static func quantiles(_ values: [Double], _ count: Int) -> [Double] {
    let sorted = values.sorted()
    return (0..<count).map { part in
      sorted[(2 * part + 1) * sorted.count / (2 * count)]
    }
  }

  /// Moves one number at a time by shrinking factors while the fit grows.
  private mutating func climb(_ anchors: [Size<Pixels>]) {
    var score = fit(to: anchors)
    var factor = 1.25
    while factor > 1.0005 {
      var moved = false
      for place in 0..<(sizes.count + ratios.count) {
        for step in [factor, 1 / factor] {
          let old = self[place]
          self[place] = old * step
          let new = fit(to: anchors)
          if new > score + 1e-12 {
            score = new
            moved = true
          } else {
            self[place] = old
          }
        }
      }
      if !moved { factor = factor.squareRoot() }
    }
  }

  private subscript(place: Int) -> Double {
    get { place < sizes.count ? sizes[place] : ratios[place - sizes.count] }
    set {
      if place < sizes.count {
        sizes[place] = newValue
      } else {
        ratios[place - sizes.count] = newValue
      }
    }
  }

  /// Mean over the anchors of the best shape IoU with a prior of the product.
  private func fit(
    to anchors: [Size<Pixels>], rounding: (Double) -> Double = { $0 }
  ) -> Double {
    var sum = 0.0
    for anchor in anchors {
      var best = 0.0
      for size in sizes {
        for ratio in ratios {
          let root = ratio.squareRoot()
          let width = rounding(size / root)
          let height = rounding(size * root)
          let shared = min(width, anchor.width) * min(height, anchor.height)
          best = max(best, shared / (width * height + anchor.area - shared))
        }
      }
      sum += best
    }
    return sum / Double(anchors.count)
  }
}
