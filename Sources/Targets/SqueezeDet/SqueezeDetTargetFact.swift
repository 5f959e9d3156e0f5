import Boxes

/// Something about one image that SqueezeDet's trainer passes over or stops at. Objects are named
/// by their place in the label file, from 0.
public enum SqueezeDetTargetFact: Hashable, Sendable {
  /// The image has not the input's size: Keras's training never scales its boxes.
  case imageSizeDiffers(image: ImageSize, input: ImageSize)
  /// A line is dropped.
  case dropped(SqueezeDetDroppedObject)
  /// Nothing is kept: the trainer stops.
  case noGroundTruths
  /// More is kept than there are priors: the trainer stops.
  case moreGroundTruthsThanPriors(groundTruths: Int, priors: Int)
  /// No free prior overlaps the object; it gets the nearest, at IoU 0.
  case forcedMatch(object: Int, prior: Int)
  /// These objects all have this prior as their best. The first in the file gets it, so another
  /// order of lines is another assignment; without such a prior the order does not matter.
  case contestedPrior(prior: Int, objects: [Int])
  /// A side is more than e^EXP_THRESH times that of its prior: it is decoded linearly, and a
  /// perfect prediction comes out smaller.
  case unreachableSide(object: Int, times: Double, limit: Double)
  /// A side is under 3 px in the network's input: the pixel that decoding adds costs so much overlap
  /// that a perfect prediction of 2 × 2 px has IoU 0.44.
  case tinySide(object: Int, side: Double)
}

extension SqueezeDetTargetEncoder {
  /// Below this many pixels of the network's input a side is tiny.
  public static let tinySide = 3.0

  /// What the trainer says nothing about, or stops at, in one image. Empty for a sound one.
  ///
  /// - Parameters:
  ///   - labels: What the Keras reader gives (the TensorFlow reader throws instead of dropping).
  public func facts(
    _ labels: SqueezeDetLabels, imageSize: ImageSize
  ) -> [SqueezeDetTargetFact] {
    var facts: [SqueezeDetTargetFact] = []
    if imageSize != config.imageSize {
      facts.append(.imageSizeDiffers(image: imageSize, input: config.imageSize))
    }
    facts += labels.dropped.map { .dropped($0) }
    do {
      let targets = try encode(labels, imageSize: imageSize)
      for (place, object) in labels.kept.enumerated() {
        facts += self.facts(of: object.object, place, targets)
      }
      facts += try contested(targets)
    } catch {
      switch error {
      case .noGroundTruths: facts.append(.noGroundTruths)
      case .moreGroundTruthsThanPriors(let groundTruths, let priors):
        facts.append(.moreGroundTruthsThanPriors(groundTruths: groundTruths, priors: priors))
      default: break
      }
    }
    return facts
  }

  private func facts(
    of object: Int, _ place: Int, _ targets: SqueezeDetTargets
  ) -> [SqueezeDetTargetFact] {
    var facts: [SqueezeDetTargetFact] = []
    let (match, box) = (targets.matches[place], targets.boxes[place])
    if match.isForced { facts.append(.forcedMatch(object: object, prior: match.prior)) }
    let prior = matcher.priors[match.prior]
    let offset = max(targets.offsets[place].tw, targets.offsets[place].th)
    if offset > config.exponentThreshold {
      let times = max(box.width / prior.width, box.height / prior.height)
      let limit = Double.exponential(config.exponentThreshold)
      facts.append(.unreachableSide(object: object, times: times, limit: limit))
    }
    let side = min(box.width, box.height)
    if side < Self.tinySide { facts.append(.tinySide(object: object, side: side)) }
    return facts
  }

  /// Objects with the same best prior, were each alone. When all are different everyone gets their
  /// best in any order.
  private func contested(
    _ targets: SqueezeDetTargets
  ) throws(SqueezeDetError) -> [SqueezeDetTargetFact] {
    var workspace = SqueezeDetMatchWorkspace()
    var wanted: [(prior: Int, object: Int)] = []
    for (place, box) in targets.boxes.enumerated() {
      try matcher.match([box], in: &workspace)
      let object = targets.labels.kept[place].object
      wanted += workspace.matches.map { ($0.prior, object) }
    }
    wanted.sort { ($0.prior, $0.object) < ($1.prior, $1.object) }
    var facts: [SqueezeDetTargetFact] = []
    var first = 0
    for place in 1...max(1, wanted.count)
    where place == wanted.count || wanted[place].prior != wanted[first].prior {
      if place - first > 1 {
        facts.append(
          .contestedPrior(
            prior: wanted[first].prior, objects: wanted[first..<place].map(\.object)))
      }
      first = place
    }
    return facts
  }
}
