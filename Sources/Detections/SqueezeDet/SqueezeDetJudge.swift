/// Counts by SqueezeDet's rules.
struct SqueezeDetJudge {
  private let rules: SqueezeDetRules
  private let scene: JudgedScene

  init(_ rules: SqueezeDetRules, _ scene: JudgedScene) {
    self.rules = rules
    self.scene = scene
  }

  /// What is counted of one class.
  private struct Tally {
    var objects = 0
    var detections = 0
    var hits = 0.0
    var misses = 0.0
    var unfound = 0.0
    var list: [(isObject: Bool, score: Double)] = []
  }

  func judgment() throws(JudgingError) -> Judgment {
    var outcomes = scene.objects.map { _ in Judgment.ObjectOutcome.notCounted }
    var tallies = scene.classNames.map { _ in Tally() }
    // Images in which nothing at all was detected are counted differently, whatever the class.
    var seen = scene.imageNames.map { _ in false }
    for detection in scene.detections { seen[detection.image] = true }
    for (index, cells) in SceneCells(scene).byClass.enumerated() {
      for cell in cells {
        tallies[index].objects += cell.objects.count
        tallies[index].detections += cell.detections.count
        if seen[cell.image] {
          count(cell, &tallies[index], &outcomes)
        } else {
          // The exception's handler takes the length of a box for the number of objects.
          tallies[index].unfound += 4
          for object in cell.objects { outcomes[object] = .missed }
        }
      }
    }
    var classes: [Judgment.OfClass] = []
    for (name, tally) in zip(scene.classNames, tallies) {
      classes.append(try judged(name, tally))
    }
    let summary = classes.first?.measures.prefix(2).map { measure in
      Judgment.Measure(
        measure.name,
        classes.reduce(0) { $0 + ($1[measure.name] ?? 0) } / Double(classes.count))
    }
    return Judgment(classes: classes, summary: summary ?? [], outcomes: outcomes)
  }

  private func count(
    _ cell: SceneCell, _ tally: inout Tally, _ outcomes: inout [Judgment.ObjectOutcome]
  ) {
    let detections = cell.detections.map { scene.detections[$0] }
    var taken = detections.map { _ in false }
    for object in cell.objects {
      let box = scene.objects[object].box
      var best: Int?
      for (place, detection) in detections.enumerated()
      where !taken[place] && detection.score > best.map({ detections[$0].score }) ?? -1
        && Self.overlap(detection.box, box) > rules.threshold
      {
        best = place
      }
      if let best {
        taken[best] = true
        tally.hits += 1
        tally.list.append((true, detections[best].score))
      } else {
        tally.unfound += 1
        tally.list.append((true, 0))
      }
      outcomes[object] = best == nil ? .missed : .found
    }
    for (detection, taken) in zip(detections, taken) where !taken {
      tally.misses += 1
      tally.list.append((false, detection.score))
    }
  }

  /// Intersection over union of boxes around centers.
  private static func overlap(_ a: JudgedBox, _ b: JudgedBox) -> Double {
    let (ax, ay) = (a.xMin + a.width / 2, a.yMin + a.height / 2)
    let (bx, by) = (b.xMin + b.width / 2, b.yMin + b.height / 2)
    let width = max(
      min(ax + 0.5 * a.width, bx + 0.5 * b.width) - max(ax - 0.5 * a.width, bx - 0.5 * b.width), 0)
    let height = max(
      min(ay + 0.5 * a.height, by + 0.5 * b.height)
        - max(ay - 0.5 * a.height, by - 0.5 * b.height), 0)
    let shared = width * height
    return shared / (a.area + b.area - shared)
  }

  private func judged(_ name: String, _ tally: Tally) throws(JudgingError) -> Judgment.OfClass {
    let list = tally.list.indices.sorted {
      (-tally.list[$0].score, $0) < (-tally.list[$1].score, $1)
    }.map { tally.list[$0].isObject }
    var precision: [Double] = []
    for (place, isObject) in list.enumerated() where isObject {
      precision.append(Double(precision.count + 1) / Double(place + 1))
    }
    guard !precision.isEmpty || list.isEmpty else {
      throw .detectionsWithoutObjects(
        className: name, evaluator: "squeezedet-keras", exception: "IndexError")
    }
    let plain = mean(precision)
    for place in precision.indices.dropLast().reversed() {
      precision[place] = max(precision[place], precision[place + 1])
    }
    let share = tally.hits / (tally.hits + tally.misses + 1e-10)
    let recall = tally.hits / (tally.hits + tally.unfound + 1e-10)
    return Judgment.OfClass(
      name: name, objects: tally.objects, detections: tally.detections,
      measures: [
        .init("AP", mean(precision)), .init("AP_plain", plain), .init("precision", share),
        .init("recall", recall), .init("F1", 2 * share * recall / (share + recall + 1e-20)),
      ],
      precisionByThreshold: [])
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
