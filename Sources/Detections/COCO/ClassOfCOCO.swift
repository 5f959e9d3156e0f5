/// One class under COCO's rules: marks in all images, and curves from them.
struct ClassOfCOCO {
  private let rules: COCORules
  private let scores: [Double]
  /// The rank of each detection in its image.
  private let ranks: [Int]
  /// For each range and threshold, a mark for each detection.
  private var marks: [[COCOCell.Mark]]
  private var counted: [Int]
  /// Objects by their place in the scene, at the first threshold.
  private(set) var outcomes: [(place: Int, outcome: Judgment.ObjectOutcome)] = []

  init(_ rules: COCORules, _ scene: JudgedScene, _ cells: [SceneCell]) {
    self.rules = rules
    let thresholds = rules.thresholds.count
    marks = Array(repeating: [], count: SizeRange.allCases.count * thresholds)
    counted = SizeRange.allCases.map { _ in 0 }
    var scores: [Double] = []
    var ranks: [Int] = []
    for cell in cells {
      let sorted = cell.detections.sorted {
        (-scene.detections[$0].score, $0) < (-scene.detections[$1].score, $1)
      }.prefix(rules.cap)
      let matcher = COCOCell(
        cell.objects.map { scene.objects[$0] }, sorted.map { scene.detections[$0] }, rules)
      scores += sorted.map { scene.detections[$0].score }
      ranks += sorted.indices
      for range in SizeRange.allCases {
        counted[range.rawValue] += matcher.countedObjects(range)
        for (place, threshold) in rules.thresholds.enumerated() {
          let match = matcher.match(threshold, range)
          marks[range.rawValue * thresholds + place] += match.marks
          guard range == .all, place == 0 else { continue }
          for (object, taken) in zip(cell.objects, match.taken) {
            guard matcher.counts(scene.objects[object], .all) else { continue }
            outcomes.append((object, taken ? .found : .missed))
          }
        }
      }
    }
    self.scores = scores
    self.ranks = ranks
  }

  /// Objects that count.
  var countedObjects: Int { counted[SizeRange.all.rawValue] }

  /// For each threshold the sum of precision at the points of recall, and the largest recall; nothing
  /// where no object counts.
  ///
  /// - Ties: equal scores keep the order of images, and of detections in them.
  func curve(
    _ range: SizeRange, _ cap: Int
  ) -> (precisionSums: [Double], recalls: [Double])? {
    let objects = counted[range.rawValue]
    guard objects > 0 else { return nil }
    let order = scores.indices.filter { ranks[$0] < cap }.sorted {
      (-scores[$0], $0) < (-scores[$1], $1)
    }
    var sums: [Double] = []
    var recalls: [Double] = []
    for threshold in rules.thresholds.indices {
      let marks = marks[range.rawValue * rules.thresholds.count + threshold]
      var (hits, misses) = (0, 0)
      var precision: [Double] = []
      var recall: [Double] = []
      precision.reserveCapacity(order.count)
      recall.reserveCapacity(order.count)
      for place in order {
        switch marks[place] {
        case .hit: hits += 1
        case .miss: misses += 1
        case .ignored: break
        }
        let all = Double(hits + misses) + rules.bias
        precision.append(all > 0 ? Double(hits) / all : 0)
        recall.append(Double(hits) / Double(objects))
      }
      sums.append(sum(precision, recall))
      recalls.append(recall.last ?? 0)
    }
    return (sums, recalls)
  }

  private func sum(_ precision: [Double], _ recall: [Double]) -> Double {
    var falling = precision
    for place in falling.indices.dropLast().reversed() {
      falling[place] = max(falling[place], falling[place + 1])
    }
    var sum = 0.0
    var place = 0
    for point in rules.recallPoints {
      while place < recall.count, recall[place] < point { place += 1 }
      guard place < recall.count else { break }
      sum += rules.precision == .singleCurve ? Double(Float(falling[place])) : falling[place]
    }
    return sum
  }
}
