/// Hits and misses in the order of falling scores, and what VOC's evaluators make of them.
struct PrecisionCurve {
  private var precision: [Double] = []
  private var recall: [Double] = []
  private let isSingle: Bool

  /// Counts along the list.
  init(_ marks: some Sequence<VOCCell.Mark>, objects: Int, isSinglePrecision: Bool) {
    isSingle = isSinglePrecision
    var (hits, misses) = (0, 0)
    for mark in marks {
      switch mark {
      case .hit: hits += 1
      case .miss: misses += 1
      case .ignored: break
      }
      // Nothing counted yet is a precision of 0 to all of them.
      let share = hits + misses > 0 ? Double(hits) / Double(hits + misses) : 0
      precision.append(isSingle ? Double(Float(share)) : share)
      recall.append(objects > 0 ? Double(hits) / Double(objects) : .nan)
    }
  }

  /// Average precision.
  func average(_ curve: VOCRules.Curve) -> Double {
    switch curve {
    case .area: isSingle ? Double(Float(area)) : area
    case .elevenPoints: isSingle ? Double(elevenPoints(Float.self)) : elevenPoints(Double.self)
    }
  }

  /// The area under the curve from recall 0 to 1, precision made non-increasing.
  private var area: Double {
    guard !recall.contains(where: \.isNaN) else { return .nan }
    var falling = precision
    for place in falling.indices.dropLast().reversed() {
      falling[place] = max(falling[place], falling[place + 1])
    }
    var area = 0.0
    var last = 0.0
    for (recall, precision) in zip(recall, falling) where recall != last {
      area += (recall - last) * precision
      last = recall
    }
    return area
  }

  private func elevenPoints<Number: BinaryFloatingPoint>(_: Number.Type) -> Number {
    var falling = precision
    for place in falling.indices.dropLast().reversed() {
      falling[place] = max(falling[place], falling[place + 1])
    }
    var sum: Number = 0
    var place = 0
    for point in VOCRules.elevenPoints {
      while place < recall.count, !(recall[place] >= point) { place += 1 }
      guard place < recall.count else { break }
      sum += Number(falling[place])
    }
    return sum / 11
  }
}
