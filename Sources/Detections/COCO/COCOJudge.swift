/// Counts by COCO's rules.
struct COCOJudge {
  private let rules: COCORules
  private let scene: JudgedScene
  private let cells: SceneCells

  init(_ rules: COCORules, _ scene: JudgedScene) {
    self.rules = rules
    var scene = scene
    if rules.precision == .singleInputs {
      for place in scene.objects.indices {
        let box = scene.objects[place].box.inSinglePrecision
        if scene.objects[place].area == scene.objects[place].box.area {
          scene.objects[place].area = box.area
        }
        scene.objects[place].box = box
      }
      for place in scene.detections.indices {
        scene.detections[place].box = scene.detections[place].box.inSinglePrecision
        scene.detections[place].score = Double(Float(scene.detections[place].score))
      }
    }
    self.scene = scene
    cells = SceneCells(scene)
  }

  /// What is known of one class in a range of sizes, under a cap.
  private struct Curve {
    /// For each threshold, the sum of precision over the points of recall.
    var precisionSums: [Double]
    /// For each threshold, the largest recall.
    var recalls: [Double]
  }

  private static let caps = [1, 10, 100]

  func judgment() -> Judgment {
    var outcomes = scene.objects.map { _ in Judgment.ObjectOutcome.notCounted }
    var classes: [Judgment.OfClass] = []
    var curves: [[SizeRange: [Int: Curve]]] = []
    for (index, name) in scene.classNames.enumerated() {
      let found = ClassOfCOCO(rules, scene, inOrder(cells.byClass[index]))
      for (place, outcome) in found.outcomes { outcomes[place] = outcome }
      var ofClass: [SizeRange: [Int: Curve]] = [:]
      let takesPart = takesPart(cells.byClass[index])
      if takesPart {
        for range in SizeRange.allCases {
          for cap in range == .all ? Self.caps : [rules.cap] {
            let limit = cap == Self.caps.last ? rules.cap : cap
            ofClass[range, default: [:]][cap] = found.curve(range, limit).map {
              Curve(precisionSums: $0.precisionSums, recalls: $0.recalls)
            }
          }
        }
      }
      curves.append(ofClass)
      classes.append(
        Judgment.OfClass(
          name: name, objects: found.countedObjects,
          detections: cells.byClass[index].reduce(0) { $0 + $1.detections.count },
          measures: takesPart
            ? measures(ofClass) : ["AP", "AP50", "AP75", "AR100"].map { .init($0, nil) },
          precisionByThreshold: takesPart
            ? rules.thresholds.indices.map { precision([ofClass], .all, [$0]) } : []))
    }
    return Judgment(classes: classes, summary: summary(curves), outcomes: outcomes)
  }

  private func inOrder(_ cells: [SceneCell]) -> [SceneCell] {
    guard rules.sortsImagesByName else { return cells }
    return cells.sorted { scene.imageNames[$0.image] < scene.imageNames[$1.image] }
  }

  private func takesPart(_ cells: [SceneCell]) -> Bool {
    switch rules.classes {
    case .declared: true
    case .named: !cells.isEmpty
    case .ofObjects: cells.contains { !$0.objects.isEmpty }
    }
  }

  private func measures(_ ofClass: [SizeRange: [Int: Curve]]) -> [Judgment.Measure] {
    [
      .init("AP", precision([ofClass], .all, Array(rules.thresholds.indices))),
      .init("AP50", precision([ofClass], .all, places(of: 0.5))),
      .init("AP75", precision([ofClass], .all, places(of: 0.75))),
      .init("AR100", recall([ofClass], .all, 100)),
    ]
  }

  private func summary(_ curves: [[SizeRange: [Int: Curve]]]) -> [Judgment.Measure] {
    let all = Array(rules.thresholds.indices)
    return [
      .init("AP", precision(curves, .all, all)),
      .init("AP50", precision(curves, .all, places(of: 0.5))),
      .init("AP75", precision(curves, .all, places(of: 0.75))),
      .init("AP_small", precision(curves, .small, all)),
      .init("AP_medium", precision(curves, .medium, all)),
      .init("AP_large", precision(curves, .large, all)),
      .init("AR1", recall(curves, .all, 1)),
      .init("AR10", recall(curves, .all, 10)),
      .init("AR100", recall(curves, .all, 100)),
      .init("AR_small", recall(curves, .small, 100)),
      .init("AR_medium", recall(curves, .medium, 100)),
      .init("AR_large", recall(curves, .large, 100)),
    ]
  }

  private func places(of threshold: Double) -> [Int] {
    rules.thresholds.indices.filter { rules.thresholds[$0] == threshold }
  }

  /// The mean over classes, thresholds and points; the evaluator's own sign where there are none.
  private func precision(
    _ curves: [[SizeRange: [Int: Curve]]], _ range: SizeRange, _ thresholds: [Int]
  ) -> Double {
    mean(
      curves.compactMap { $0[range]?[100] }.flatMap { curve in
        thresholds.map { curve.precisionSums[$0] / Double(rules.recallPoints.count) }
      })
  }

  private func recall(
    _ curves: [[SizeRange: [Int: Curve]]], _ range: SizeRange, _ cap: Int
  ) -> Double {
    mean(curves.compactMap { $0[range]?[cap] }.flatMap(\.recalls))
  }

  private func mean(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return rules.missing }
    let mean = values.reduce(0, +) / Double(values.count)
    return rules.precision == .singleInputs ? Double(Float(mean)) : mean
  }
}
