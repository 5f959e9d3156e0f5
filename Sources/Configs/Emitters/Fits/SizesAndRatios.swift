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
  /// Each count of sizes is paired with the counts of ratios that fit, starting from quantiles of
  /// areas and of ratios. The best of these starts climb, one number at a time. Deterministic.
  /// - Ties: fewer priors, then fewer sizes.
  static func fit(
    _ anchors: [Size<Pixels>], limit: Int, exactCount: Bool, rounding: (Double) -> Double
  ) -> SizesAndRatios? {
    var starts: [SizesAndRatios] = []
    for sizeCount in 1...max(1, min(limit, anchors.count)) {
      let most = min(limit / sizeCount, anchors.count)
      // Of many anchors, only the fullest products are worth their time.
      let least = exactCount || anchors.count > 16 ? most : 1
      guard least >= 1, least <= most else { continue }
      for ratioCount in least...most where !exactCount || sizeCount * ratioCount == limit {
        starts.append(SizesAndRatios(anchors, sizeCount, ratioCount))
      }
    }
    starts.sort { ($1.unroundedIoU, $0.count) < ($0.unroundedIoU, $1.count) }
    var best: SizesAndRatios?
    for start in starts.prefix(climbers) {
      let candidate = start.climbed(anchors, rounding: rounding)
      guard let current = best else {
        best = candidate
        continue
      }
      let gain = candidate.meanIoU - current.meanIoU
      if gain > 1e-9 || gain > -1e-9 && candidate.isSimpler(than: current) { best = candidate }
    }
    return best
  }

  /// How many starts climb; a climb costs a thousand times as much as a start.
  private static let climbers = 8

  private init(_ anchors: [Size<Pixels>], _ sizeCount: Int, _ ratioCount: Int) {
    sizes = Self.quantiles(anchors.map { $0.area.squareRoot() }, sizeCount)
    ratios = Self.quantiles(anchors.map { $0.height / $0.width }, ratioCount)
    unroundedIoU = fit(to: anchors)
  }

  private func isSimpler(than other: SizesAndRatios) -> Bool {
    (count, sizes.count) < (other.count, other.sizes.count)
  }

  private func climbed(
    _ anchors: [Size<Pixels>], rounding: (Double) -> Double
  ) -> SizesAndRatios {
    var product = self
    product.climb(anchors)
    // Where nothing is lost, nothing is rounded; a fit has no reason to state more digits.
    if product.fit(to: anchors) < 1 - 1e-9 {
      product.sizes = product.sizes.map(PlainNumber.sixDigits).sorted()
      product.ratios = product.ratios.map(PlainNumber.sixDigits).sorted()
    }
    product.meanIoU = product.fit(to: anchors, rounding: rounding)
    product.unroundedIoU = product.fit(to: anchors)
    return product
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
