/// Counts by KITTI's rules.
struct KITTIJudge {
  private let rules: KITTIRules
  private let scene: JudgedScene
  private let cells: SceneCells
  /// Regions of any class, by image.
  private var regions: [Int: [JudgedObject]] = [:]

  init(_ rules: KITTIRules, _ scene: JudgedScene) {
    self.rules = rules
    self.scene = scene
    cells = SceneCells(scene)
    for object in scene.objects where object.classIndex == nil {
      regions[object.image, default: []].append(object)
    }
  }

  /// An image's part of a class: its cell, and the objects behind it.
  private struct Part {
    let cell: KITTICell
    let objects: [JudgedObject]
    /// Their places in the scene.
    let places: [Int]
    /// How many of the objects are of the class itself; its neighbor's stand behind them.
    let own: [Bool]
  }

  func judgment() -> Judgment {
    var outcomes = scene.objects.map { _ in Judgment.ObjectOutcome.notCounted }
    let classes = scene.classNames.indices.map { index in
      let parts = parts(index)
      for part in parts { note(part, &outcomes) }
      let detections = cells.byClass[index].reduce(0) { $0 + $1.detections.count }
      let curves = KITTIRules.difficulties.map { precision(parts, $0) }
      return Judgment.OfClass(
        name: scene.classNames[index],
        objects: parts.reduce(0) { $0 + counted($1, KITTIRules.difficulties[2]).count { $0 } },
        detections: detections,
        measures: zip(KITTIRules.difficulties, curves).map { level, curve in
          .init(level.name, detections > 0 ? curve.reduce(0, +) / 11 : nil)
        },
        precisionByThreshold: curves[0])
    }
    // The program prints no mean; ours is over the classes it has a number for.
    let summary = KITTIRules.difficulties.map { level in
      let known = classes.compactMap { $0[level.name] }
      return Judgment.Measure(
        level.name, known.isEmpty ? nil : known.reduce(0, +) / Double(known.count))
    }
    return Judgment(classes: classes, summary: summary, outcomes: outcomes)
  }

  private func parts(_ index: Int) -> [Part] {
    let name = scene.classNames[index]
    let neighbor = rules.neighbor(of: name).flatMap { neighbor in
      scene.classNames.firstIndex { $0.lowercased() == neighbor }
    }
    var excusing: [Int: [Int]] = [:]
    for cell in neighbor.map({ cells.byClass[$0] }) ?? [] {
      excusing[cell.image] = Array(cell.objects)
    }
    var parts = cells.byClass[index].map { cell in
      part(cell.image, Array(cell.objects), excusing[cell.image] ?? [], cell.detections, name)
    }
    parts.removeAll { $0.places.isEmpty && $0.cell.isEmpty }
    return parts
  }

  private func part(
    _ image: Int, _ own: [Int], _ excusing: [Int], _ detections: ArraySlice<Int>, _ name: String
  ) -> Part {
    // Objects meet detections in the order of the file.
    let places = (own + excusing).filter { !scene.objects[$0].isCrowd }.sorted()
    let crowds = own.map { scene.objects[$0] }.filter(\.isCrowd)
    let ofClass = Set(own)
    let objects = places.map { scene.objects[$0] }
    return Part(
      cell: KITTICell(
        objects, crowds + (regions[image] ?? []), detections.map { scene.detections[$0] },
        threshold: rules.threshold(className: name)),
      objects: objects, places: places, own: places.map(ofClass.contains))
  }

  /// Which objects count at a level.
  private func counted(_ part: Part, _ level: KITTIRules.Difficulty) -> [Bool] {
    zip(part.objects, part.own).map { object, isOwn in
      isOwn && !object.isDifficult && object.occlusion <= level.maximumOcclusion
        && object.truncation <= level.maximumTruncation
        && object.box.yMax - object.box.yMin >= level.minimumHeight
    }
  }

  /// Found and missed are told at the hardest level, which counts the most objects.
  private func note(_ part: Part, _ outcomes: inout [Judgment.ObjectOutcome]) {
    let counted = counted(part, KITTIRules.difficulties[2])
    for (object, (match, counts)) in zip(part.places, zip(part.cell.scored(), counted)) where counts
    {
      outcomes[object] = match == nil ? .missed : .found
    }
  }

  /// Precision at 11 of the 41 steps of recall, made non-increasing.
  private func precision(_ parts: [Part], _ level: KITTIRules.Difficulty) -> [Double] {
    let counted = parts.map { self.counted($0, level) }
    var scores: [Double] = []
    for (part, counts) in zip(parts, counted) {
      for (match, counts) in zip(part.cell.scored(), counts) where counts {
        if let match { scores.append(part.cell.score(match)) }
      }
    }
    let objects = counted.reduce(0) { $0 + $1.count { $0 } }
    var precision = [Double](repeating: 0, count: KITTIRules.steps)
    let thresholds = Self.thresholds(scores, objects: objects).prefix(KITTIRules.steps)
    for (step, least) in thresholds.enumerated() {
      var (hits, misses) = (0, 0)
      for (part, counts) in zip(parts, counted) {
        let count = part.cell.count(from: least, counted: counts)
        hits += count.hits
        misses += count.misses
      }
      precision[step] = hits + misses > 0 ? Double(hits) / Double(hits + misses) : 0
    }
    for step in precision.indices.dropLast().reversed() {
      precision[step] = max(precision[step], precision[step + 1])
    }
    return stride(from: 0, to: KITTIRules.steps, by: 4).map { precision[$0] }
  }

  /// The scores at which recall comes nearest to each step.
  private static func thresholds(_ scores: [Double], objects: Int) -> [Double] {
    let falling = scores.sorted(by: >)
    var thresholds: [Double] = []
    var step = 0.0
    for place in falling.indices {
      let left = Double(place + 1) / Double(objects)
      let isLast = place == falling.count - 1
      let right = isLast ? left : Double(place + 2) / Double(objects)
      if !isLast, right - step < step - left { continue }
      thresholds.append(falling[place])
      step += 1 / Double(KITTIRules.steps - 1)
    }
    return thresholds
  }
}
