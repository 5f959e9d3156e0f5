import Boxes
import Labels
import Targets

extension SSDTrainer {
  /// What the trainer does with an image in silence: objects that train nothing, boxes that spoil
  /// the rest, images at which it stops.
  public func facts(
    of image: LabeledImage, bytes: RawSpan?, size: ImageSize
  ) -> [TrainerFact] {
    let matches: ImageMatches
    do {
      matches = try self.matches(of: image, bytes: RawSpan(), size: size)
    } catch {
      // A number past `Float`'s range is the other reason, and the linter's own.
      guard case .ssd(.emptyImage) = error else { return [] }
      return [.ssd(.raises(reason: "\(error)"))]
    }
    if matches.objects.isEmpty {
      return preset.policy.emptyImage == .paddingRow
        ? [.ssd(.poisoned(object: nil, priors: matches.priorCount))] : []
    }
    var facts: [SSDTargetFact] = []
    for object in matches.objects {
      // One forced match without overlap is how the trainer finds a home for an odd box.
      let astray = object.matches.count { !($0.iou > 0) }
      if astray > 1 { facts.append(.poisoned(object: object.object, priors: astray)) }
      if object.isNeverMatched, let fact = reason(of: object, in: matches, image, size) {
        facts.append(fact)
      }
    }
    return facts.map(TrainerFact.ssd)
  }

  /// Why an object has no prior: its neighbors, or nothing is near enough.
  private func reason(
    of object: ImageMatches.Object, in matches: ImageMatches, _ image: LabeledImage,
    _ size: ImageSize
  ) -> SSDTargetFact? {
    var alone = image
    alone.objects = image.objects.filter { $0.index == object.object }
    let best = try? self.matches(of: alone, bytes: RawSpan(), size: size).objects.first?.matches.max
    {
      ($0.iou, $1.prior.index) < ($1.iou, $0.prior.index)
    }
    if let best = best ?? nil {
      let owner = matches.objects.first { other in
        other.matches.contains { $0.prior.index == best.prior.index }
      }
      return .stolen(object: object.object, prior: best.prior.index, by: owner?.object)
    }
    guard preset.policy.forced == .none else { return nil }
    return .neverPositive(
      object: object.object, width: object.edges.width, height: object.edges.height)
  }
}
