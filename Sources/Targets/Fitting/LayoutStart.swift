import Boxes

/// Numbers to begin the fit of a layout with, from the objects alone: each is given to the level whose
/// sizes hold its scale, the square root of its area.
struct LayoutStart {
  let defaults: LevelTable
  let limits: LayoutLimits
  /// Scale and elongation of each object, by rising scale.
  private let objects: [(scale: Double, ratio: Double)]

  init(_ fit: LayoutFit, _ objects: LayoutObjects) {
    defaults = fit.defaults
    limits = fit.limits
    let isPixel = fit.preset.groundTruthFrame.unit == .pixel
    let perUnit =
      isPixel ? (x: 1, y: 1) : (x: defaults.inputSize.width, y: defaults.inputSize.height)
    self.objects = objects.boxes.compactMap { box in
      let width = Double(box.xMax - box.xMin) * Double(perUnit.x)
      let height = Double(box.yMax - box.yMin) * Double(perUnit.y)
      guard width > 0, height > 0 else { return nil }
      return ((width * height).squareRoot(), max(width / height, height / width))
    }.sorted { ($0.scale, $0.ratio) < ($1.scale, $1.ratio) }
  }

  /// Sizes by equal shares of objects, and by equal factors, as far as the limits allow; then the
  /// default sizes with the objects' ratios.
  var tables: [LevelTable] {
    guard let first = objects.first, objects.count > 1 else { return [] }
    let count = defaults.levels.count + 1
    let low = max(quantile(0.02), first.scale)
    let high = max(quantile(0.98), low)
    let shares = (0..<count).map { quantile(0.02 + 0.96 * Double($0) / Double(count - 1)) }
    let growth = Self.root(high / low, count - 1)
    var factors = [low]
    for _ in 1..<count { factors.append(factors[factors.count - 1] * growth) }
    return [shares, factors, defaults.sizes].compactMap { table(chained($0)) }
  }

  /// Sizes moved into the limits of their levels, each larger than the one before.
  private func chained(_ sizes: [Double]) -> [Double] {
    var chained = sizes
    for (place, level) in defaults.levels.enumerated() {
      let range = limits.sizes(of: level)
      let least = place > 0 ? chained[place - 1] * limits.leastGrowth : 0
      chained[place] = max(min(max(sizes[place], range.lowerBound), range.upperBound), least)
    }
    let last = sizes.count - 1
    chained[last] = max(chained[last], chained[last - 1] * limits.leastGrowth)
    return chained
  }

  private func table(_ sizes: [Double]) -> LevelTable? {
    var pairs: [[Double]] = []
    for (place, level) in defaults.levels.enumerated() {
      let own = objects.filter { sizes[place] <= $0.scale && $0.scale < sizes[place + 1] }
        .map(\.ratio).sorted()
      let count = level.ratios.count / 2
      guard let defaults = try? level.pairs else { return nil }
      pairs.append(own.count < 10 ? defaults : ratios(own, count))
    }
    let table = defaults.with(sizes: sizes, pairs: pairs)
    return limits.allow(table) ? table : nil
  }

  private func ratios(_ own: [Double], _ count: Int) -> [Double] {
    var result: [Double] = []
    for place in 0..<count {
      let share = (Double(place) + 0.6) / (Double(count) + 0.2)
      let ratio = own[min(own.count - 1, Int(share * Double(own.count)))]
      let least = max(limits.ratios.lowerBound, (result.last ?? 0) * limits.leastGrowth)
      result.append(min(max(ratio, least), limits.ratios.upperBound))
    }
    return result
  }

  private func quantile(_ share: Double) -> Double {
    objects[min(objects.count - 1, Int(share * Double(objects.count)))].scale
  }

  /// The root of a number from 1 on, found by halving: no logarithm, so that all machines agree.
  private static func root(_ number: Double, _ power: Int) -> Double {
    var least = 1.0
    var most = number
    for _ in 0..<200 {
      let middle = 0.5 * (least + most)
      var product = 1.0
      for _ in 0..<power { product *= middle }
      if product < number { least = middle } else { most = middle }
    }
    return most
  }
}
