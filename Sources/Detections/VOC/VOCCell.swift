/// One class in one image under VOC's rules: the object that each detection asks for.
struct VOCCell {
  /// What became of a detection.
  enum Mark: UInt8 {
    case miss, hit, ignored
  }

  private let rules: VOCRules
  private let isPlain: [Bool]
  /// For each detection the object that it overlaps most, and by how much.
  private var best: [(object: Int, overlap: Double)?] = []
  /// For each detection the largest share of its own area inside a group.
  private var inGroup: [Double] = []

  /// Takes objects in their order and detections sorted by score.
  init(_ objects: [JudgedObject], _ detections: [Detection], _ rules: VOCRules) {
    self.rules = rules
    isPlain = objects.map { Self.counts($0, rules) }
    let candidates =
      objects.indices.filter { isPlain[$0] }
      + objects.indices.filter { !isPlain[$0] && rules.flags != .groups }
    let order = rules.prefersPlainObjects ? candidates : candidates.sorted()
    let groups = rules.flags == .groups ? objects.filter(\.isCrowd) : []
    for detection in detections {
      var found: (object: Int, overlap: Double)?
      for object in order {
        let overlap = rules.overlap(detection.box, objects[object].box)
        if overlap > found?.overlap ?? -1 { found = (object, overlap) }
      }
      best.append(found)
      inGroup.append(
        groups.reduce(0) { max($0, rules.overlap(detection.box, $1.box, ofFirst: true)) })
    }
  }

  /// Whether an object counts.
  static func counts(_ object: JudgedObject, _ rules: VOCRules) -> Bool {
    switch rules.flags {
    case .none: true
    case .difficult: !object.isDifficult
    case .groups: !object.isCrowd
    }
  }

  /// A mark for each detection, and which objects are taken.
  func match(_ threshold: Double) -> (marks: [Mark], taken: [Bool]) {
    var taken = [Bool](repeating: false, count: isPlain.count)
    let marks = best.indices.map { place -> Mark in
      if let (object, overlap) = best[place], reaches(overlap, threshold) {
        if !isPlain[object] { return .ignored }
        if !taken[object] {
          taken[object] = true
          return .hit
        }
      }
      return rules.flags == .groups && reaches(inGroup[place], threshold) ? .ignored : .miss
    }
    return (marks, taken)
  }

  private func reaches(_ overlap: Double, _ threshold: Double) -> Bool {
    switch rules.comparison {
    case .atLeast:
      rules.isSinglePrecision ? Float(overlap) >= Float(threshold) : overlap >= threshold
    case .above: overlap > threshold
    }
  }
}

extension VOCRules {
  /// Intersection over union, or over the first one's area.
  fileprivate func overlap(_ a: JudgedBox, _ b: JudgedBox, ofFirst: Bool = false) -> Double {
    isSinglePrecision
      ? Double(Self.overlap(Sides<Float>(a), Sides<Float>(b), addedPixel, ofFirst))
      : Self.overlap(Sides<Double>(a), Sides<Double>(b), addedPixel, ofFirst)
  }

  private static func overlap<Number: BinaryFloatingPoint>(
    _ a: Sides<Number>, _ b: Sides<Number>, _ pixel: AddedPixel, _ ofFirst: Bool
  ) -> Number {
    let side: Number = pixel == .toSides ? 1 : 0
    let edge: Number = pixel == .toFarEdges ? 1 : 0
    let width = min(a.right + edge, b.right + edge) - max(a.left, b.left) + side
    let height = min(a.bottom + edge, b.bottom + edge) - max(a.top, b.top) + side
    guard width > 0, height > 0 else { return 0 }
    let shared = width * height
    let first = (a.right + edge - a.left + side) * (a.bottom + edge - a.top + side)
    let second = (b.right + edge - b.left + side) * (b.bottom + edge - b.top + side)
    return shared / (ofFirst ? first : first + second - shared)
  }

  /// Edges in a precision.
  private struct Sides<Number: BinaryFloatingPoint> {
    let left: Number
    let top: Number
    let right: Number
    let bottom: Number

    init(_ box: JudgedBox) {
      left = Number(box.xMin)
      top = Number(box.yMin)
      right = Number(box.xMax)
      bottom = Number(box.yMax)
    }
  }
}
