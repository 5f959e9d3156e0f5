/// One class in one image under KITTI's rules.
struct KITTICell {
  private let scores: [Double]
  /// Object by object, one for each detection.
  private var overlaps: [[Double]]
  /// The largest share of each detection's own area inside a region of no interest.
  private let excused: [Double]
  private let threshold: Double

  init(
    _ objects: [JudgedObject], _ regions: [JudgedObject], _ detections: [Detection],
    threshold: Double
  ) {
    self.threshold = threshold
    scores = detections.map(\.score)
    overlaps = objects.map { object in
      detections.map { Self.overlap($0.box, object.box) }
    }
    excused = detections.map { detection in
      regions.reduce(0) { max($0, Self.overlap(detection.box, $1.box, ofFirst: true)) }
    }
  }

  private static func overlap(_ a: JudgedBox, _ b: JudgedBox, ofFirst: Bool = false) -> Double {
    let width = min(a.xMax, b.xMax) - max(a.xMin, b.xMin)
    let height = min(a.yMax, b.yMax) - max(a.yMin, b.yMin)
    guard width > 0, height > 0 else { return 0 }
    let shared = width * height
    let first = (a.xMax - a.xMin) * (a.yMax - a.yMin)
    let second = (b.xMax - b.xMin) * (b.yMax - b.yMin)
    return shared / (ofFirst ? first : first + second - shared)
  }

  /// For each object its detection by score, of all detections: what score thresholds are taken from.
  ///
  /// - Ties: of equal scores the first detection.
  func scored() -> [Int?] {
    var taken = scores.map { _ in false }
    return overlaps.map { row in
      var best: Int?
      for (place, overlap) in row.enumerated()
      where !taken[place] && overlap > threshold && scores[place] > best.map({ scores[$0] }) ?? -1e7
      {
        best = place
      }
      if let best { taken[best] = true }
      return best
    }
  }

  /// Counts what scores at least `least`, each object taking the free detection of the largest overlap.
  ///
  /// - Ties: of equal overlaps the first detection.
  func count(from least: Double, counted: [Bool]) -> (hits: Int, misses: Int) {
    var taken = scores.map { _ in false }
    var hits = 0
    for (object, row) in overlaps.enumerated() {
      var best: Int?
      for (place, overlap) in row.enumerated()
      where !taken[place] && scores[place] >= least && overlap > threshold
        && overlap > best.map({ row[$0] }) ?? 0
      {
        best = place
      }
      guard let best else { continue }
      taken[best] = true
      if counted[object] { hits += 1 }
    }
    let misses = scores.indices.count {
      !taken[$0] && scores[$0] >= least && !(excused[$0] > threshold)
    }
    return (hits, misses)
  }

  /// Whether there is no detection.
  var isEmpty: Bool { scores.isEmpty }

  /// The score of a detection.
  func score(_ detection: Int) -> Double { scores[detection] }
}
