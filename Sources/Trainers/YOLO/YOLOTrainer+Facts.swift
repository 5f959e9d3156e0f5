import Boxes
import Labels
import Targets

extension YOLOTrainer {
  /// What the trainer does with an image in silence: objects that its reader drops or misreads, that
  /// its loader leaves out, that no anchor learns, objects at which it stops.
  public func facts(of image: LabeledImage, bytes: RawSpan?, size: ImageSize) -> [TrainerFact] {
    do throws(TrainerError) {
      let reading = try read(image, bytes, size: size)
      let isLeftOut = reading.leftOut != nil
      return listFacts(of: reading)
        + (isLeftOut ? [] : (reading.leftOutFacts + facts(of: reading)).map(TrainerFact.targets))
    } catch {
      return error.fact.map { [$0] } ?? []
    }
  }

  /// What its loader and its rule make of what was read.
  private func facts(of reading: ImageReading) -> [TargetFact] {
    let work: YOLOWorkspace
    do throws(TargetsError) {
      work = try encoder.encode(reading.columns)
    } catch {
      guard case .groundTruthRefused(_, let index, let reason) = error else { return [] }
      return [.refused(object: reading.objects[index].object, reason: reason)]
    }
    var facts: [TargetFact] = []
    var isSettled = Array(repeating: false, count: reading.objects.count)
    for row in work.rows { isSettled[row.groundTruth] = true }
    for (index, reason) in work.refused {
      isSettled[index] = true
      switch reason {
      case .thinnerThanPixel, .centerOutside:
        facts.append(.leftOut(object: reading.objects[index].object, reason: "\(reason)"))
      case .beyond(let most):
        let crowd = TargetFact.crowded(objects: reading.objects.count, most: most)
        if !facts.contains(crowd) { facts.append(crowd) }
      // The other one says the same.
      case .repeats: continue
      }
    }
    for index in isSettled.indices where !isSettled[index] {
      facts.append(reason(of: index, in: work, reading))
    }
    return facts
  }

  /// Why an object has no row: its neighbors, or no anchor is near enough.
  private func reason(
    of index: Int, in work: YOLOWorkspace, _ reading: ImageReading
  ) -> TargetFact {
    let object = reading.objects[index]
    var alone = GroundTruthColumns()
    alone.append(object.edges, classIndex: object.classIndex)
    let best = (try? encoder.encode(alone))?.rows.max {
      ($0.overlap, $1.prior) < ($1.overlap, $0.prior)
    }
    if let best {
      let owner = work.rows.first { $0.prior == best.prior }
      return .stolen(
        object: object.object, prior: best.prior,
        by: owner.map { reading.objects[$0.groundTruth].object })
    }
    let miss: TargetFact.Miss =
      if case .sideRatio(let rule) = preset.assigner { .sideRatio(rule.limit) } else { .overlap }
    return .neverPositive(
      object: object.object, width: object.edges.width, height: object.edges.height, miss)
  }
}
