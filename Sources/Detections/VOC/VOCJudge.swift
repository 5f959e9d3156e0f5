/// Counts by VOC's rules.
struct VOCJudge {
  private let rules: VOCRules
  private let scene: JudgedScene
  private let cells: SceneCells

  init(_ rules: VOCRules, _ scene: JudgedScene) {
    self.rules = rules
    var scene = scene
    if let writing = rules.writing {
      for place in scene.objects.indices {
        scene.objects[place].box.count(from: writing.firstPixel)
      }
      for place in scene.detections.indices {
        scene.detections[place].box.count(from: writing.firstPixel)
        scene.detections[place].box.write(decimals: writing.edgeDecimals)
        scene.detections[place].score = scene.detections[place].score
          .written(decimals: writing.scoreDecimals)
      }
    }
    if rules.isSinglePrecision {
      for place in scene.detections.indices {
        scene.detections[place].score = Double(Float(scene.detections[place].score))
      }
    }
    if rules.dropsEmptyBoxes {
      scene.detections.removeAll {
        !(Float($0.box.xMin) < Float($0.box.xMax) && Float($0.box.yMin) < Float($0.box.yMax))
      }
    }
    self.scene = scene
    cells = SceneCells(scene)
  }

  /// A detection with its mark at each threshold.
  private struct Marked {
    let place: Int
    let image: Int
    let marks: [VOCCell.Mark]
  }

  func judgment() -> Judgment {
    var outcomes = scene.objects.map { _ in Judgment.ObjectOutcome.notCounted }
    var classes: [Judgment.OfClass] = []
    var counted: [Bool] = []
    var pool: [[Marked]] = []
    for (index, name) in scene.classNames.enumerated() {
      let cells = cells.byClass[index]
      let marked = cells.flatMap { mark($0, &outcomes) }
      let objects = cells.reduce(0) { sum, cell in
        sum + cell.objects.count { VOCCell.counts(scene.objects[$0], rules) }
      }
      let sorted = inCurveOrder(marked)
      let values = rules.thresholds.indices.map { threshold in
        average(sorted.map { $0.marks[threshold] }, objects: objects, isNamed: !cells.isEmpty)
      }
      counted.append(objects > 0 || rules.emptyClasses == .zero || rules.emptyClasses == .poison)
      if objects > 0 { pool.append(marked) }
      classes.append(
        Judgment.OfClass(
          name: name, objects: objects, detections: cells.reduce(0) { $0 + $1.detections.count },
          measures: measures(values), precisionByThreshold: values.compactMap { $0 }))
    }
    let means = rules.thresholds.indices.map { threshold in
      rules.poolsClasses
        ? pooled(pool, threshold, objects: classes.reduce(0) { $0 + $1.objects })
        : mean(zip(classes, counted).filter(\.1).map { $0.0.precisionByThreshold[threshold] })
    }
    return Judgment(
      classes: classes, summary: measures(means.map { $0 * rules.summaryScale }),
      outcomes: outcomes)
  }

  private func measures(_ values: [Double?]) -> [Judgment.Measure] {
    guard values.count > 1 else { return [.init("AP", values[0])] }
    let known = values.compactMap { $0 }
    return [
      .init("AP", known.count == values.count ? mean(known) : nil),
      .init("AP50", value(values, 0.5)), .init("AP75", value(values, 0.75)),
    ]
  }

  private func value(_ values: [Double?], _ threshold: Double) -> Double? {
    zip(rules.thresholds, values).first { $0.0 == threshold }?.1
  }

  private func mark(_ cell: SceneCell, _ outcomes: inout [Judgment.ObjectOutcome]) -> [Marked] {
    let later = rules.ties == .turnedTwice ? -1 : 1
    let sorted = cell.detections.sorted {
      (-scene.detections[$0].score, later * $0) < (-scene.detections[$1].score, later * $1)
    }
    let matcher = VOCCell(
      cell.objects.map { scene.objects[$0] }, sorted.map { scene.detections[$0] }, rules)
    let matches = rules.thresholds.map(matcher.match)
    for (object, taken) in zip(cell.objects, matches[0].taken)
    where VOCCell.counts(scene.objects[object], rules) {
      outcomes[object] = taken ? .found : .missed
    }
    return sorted.indices.map { rank in
      Marked(place: sorted[rank], image: cell.image, marks: matches.map { $0.marks[rank] })
    }
  }

  private func inCurveOrder(_ marked: [Marked]) -> [Marked] {
    let image =
      switch rules.ties {
      case .list: 0
      case .images: 1
      case .turnedTwice: -1
      }
    return marked.sorted { a, b in
      (-scene.detections[a.place].score, image * a.image, a.place)
        < (-scene.detections[b.place].score, image * b.image, b.place)
    }
  }

  private func average(_ marks: [VOCCell.Mark], objects: Int, isNamed: Bool) -> Double? {
    if objects == 0 {
      switch rules.emptyClasses {
      case .leftOut(let value): return value
      case .leftOutIfNamed(let value): return isNamed ? value : nil
      case .zero: return 0
      case .poison, .unreadable: return marks.isEmpty ? 0 : .nan
      }
    }
    return PrecisionCurve(marks, objects: objects, isSinglePrecision: rules.hasSinglePrecisionCurve)
      .average(rules.curve)
  }

  /// One curve over all classes that count; of equal scores the later class comes first.
  private func pooled(_ classes: [[Marked]], _ threshold: Int, objects: Int) -> Double {
    guard objects > 0 else { return .nan }
    let order = classes.reversed().flatMap(inCurveOrder)
    let sorted = order.indices.sorted {
      (-scene.detections[order[$0].place].score, $0)
        < (-scene.detections[order[$1].place].score, $1)
    }
    return PrecisionCurve(
      sorted.map { order[$0].marks[threshold] }, objects: objects, isSinglePrecision: false
    ).average(rules.curve)
  }

  private func mean(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let mean = values.reduce(0, +) / Double(values.count)
    return rules.hasSinglePrecisionCurve ? Double(Float(mean)) : mean
  }
}

extension JudgedBox {
  fileprivate mutating func count(from first: Double) {
    self = JudgedBox(
      .init(xMin: xMin + first, yMin: yMin + first, xMax: xMax, yMax: yMax))
  }

  fileprivate mutating func write(decimals: Int) {
    self = JudgedBox(
      .init(
        xMin: xMin.written(decimals: decimals), yMin: yMin.written(decimals: decimals),
        xMax: xMax.written(decimals: decimals), yMax: yMax.written(decimals: decimals)))
  }
}
