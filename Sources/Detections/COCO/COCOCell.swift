/// One class in one image under COCO's rules: overlaps once, then a match for each threshold and
/// range of sizes.
struct COCOCell {
  /// What became of a detection.
  enum Mark: UInt8 {
    case miss, hit, ignored
  }

  private let rules: COCORules
  private let objects: [JudgedObject]
  private let detections: [Detection]
  /// Detection by detection, one for each object.
  private var overlaps: [Double] = []

  /// Takes objects in their order and detections sorted by score, those beyond the cap left out.
  init(_ objects: [JudgedObject], _ detections: [Detection], _ rules: COCORules) {
    self.rules = rules
    self.objects = objects
    self.detections = detections
    overlaps.reserveCapacity(objects.count * detections.count)
    for detection in detections {
      for object in objects {
        overlaps.append(
          Self.overlap(
            detection.box, object.box, isCrowd: rules.flags != .none && object.isCrowd))
      }
    }
  }

  /// Intersection over union; over the detection's own area on a crowd.
  ///
  /// - Convention: right and bottom edges are the corner plus the side.
  private static func overlap(_ a: JudgedBox, _ b: JudgedBox, isCrowd: Bool) -> Double {
    let width = min(a.xMin + a.width, b.xMin + b.width) - max(a.xMin, b.xMin)
    guard width > 0 else { return 0 }
    let height = min(a.yMin + a.height, b.yMin + b.height) - max(a.yMin, b.yMin)
    guard height > 0 else { return 0 }
    let shared = width * height
    return shared / (isCrowd ? a.area : a.area + b.area - shared)
  }

  /// Whether an object counts within a range.
  func counts(_ object: JudgedObject, _ range: SizeRange) -> Bool {
    let isIgnored =
      switch rules.flags {
      case .none: false
      case .crowd: object.isCrowd
      case .crowdAndDifficult: object.isCrowd || object.isDifficult
      }
    return !isIgnored && range.limits.contains(object.area)
  }

  /// How many objects count.
  func countedObjects(_ range: SizeRange) -> Int { objects.count { counts($0, range) } }

  /// Matches at one threshold: a mark for each detection, and the places of the objects taken.
  func match(
    _ threshold: Double, _ range: SizeRange
  ) -> (marks: [Mark], taken: [Bool]) {
    let counted = objects.map { counts($0, range) }
    // Plain objects come first; neither kind changes its order.
    let order = objects.indices.filter { counted[$0] } + objects.indices.filter { !counted[$0] }
    var taken = [Bool](repeating: false, count: objects.count)
    let marks = detections.indices.map { detection -> Mark in
      guard let object = choice(detection, threshold, order, counted, taken) else {
        return range.limits.contains(detections[detection].box.area) ? .miss : .ignored
      }
      taken[object] = true
      return counted[object] ? .hit : .ignored
    }
    return (marks, taken)
  }

  private func choice(
    _ detection: Int, _ threshold: Double, _ order: [Int], _ counted: [Bool], _ taken: [Bool]
  ) -> Int? {
    let required = min(threshold, 1 - 1e-10)
    var least = rules.choice == .reachingThreshold ? required : 0
    var best: Int?
    for object in order {
      if taken[object], rules.flags == .none || !objects[object].isCrowd { continue }
      if let best, counted[best], !counted[object] { break }
      let overlap = overlaps[detection * objects.count + object]
      guard overlap >= least else { continue }
      least = overlap
      best = object
    }
    return best.flatMap { overlaps[detection * objects.count + $0] >= required ? $0 : nil }
  }
}
