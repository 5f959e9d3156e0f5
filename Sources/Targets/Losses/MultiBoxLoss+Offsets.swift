/// What becomes of target offsets of 0, which a trainer's mask may take for none.
public enum ZeroOffsets: Hashable, Sendable {
  /// They are learned.
  case learned
  /// A coordinate whose target is exactly 0 is not.
  case coordinatesLeftOut
  /// A box is not of which all four are within 1e-6 of 0.
  case boxesLeftOut
}

extension MultiBoxLoss {
  /// Adds the localization of matched priors; returns how many learn it.
  func addOffsets(
    _ image: LossImage, in priors: Range<Int>, to terms: inout LossTerms
  ) -> Int {
    let background = background.column(of: image.classCount)
    var count = 0
    for (i, prior) in image.positives.enumerated() where priors.contains(Int(prior)) {
      let isObject = Int(image.positiveClasses[i]) != background
      let weight = isObject ? 1 : backgroundMatchWeight
      if let loss = offsetLoss(image, Int(prior), image.positiveOffsets[i]) {
        terms.localization += weight * loss
        count += 1
      }
    }
    guard learnsUndrawnOffsets else { return count }
    for (prior, target) in zip(image.undrawn, image.undrawnOffsets)
    where priors.contains(Int(prior)) {
      if let loss = offsetLoss(image, Int(prior), target) {
        terms.localization += loss
        count += 1
      }
    }
    return count
  }

  /// The loss of a prior's four offsets; nothing where they are left out.
  private func offsetLoss(
    _ image: LossImage, _ prior: Int, _ target: BoxOffsets<Float>
  ) -> Double? {
    let values = [target.tx, target.ty, target.tw, target.th]
    if zeroOffsets == .boxesLeftOut, values.allSatisfy({ abs($0) <= 1e-6 }) { return nil }
    var loss = 0.0
    for (k, value) in values.enumerated() where value != 0 || zeroOffsets != .coordinatesLeftOut {
      loss += smoothL1(Double(image.offsets[prior * 4 + k]) - Double(value))
    }
    return loss
  }
}
