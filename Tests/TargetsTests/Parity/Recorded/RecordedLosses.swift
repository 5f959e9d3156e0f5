@testable import Targets

/// Recorded losses against ours, from the ground truths on: matching, coding and loss.
struct RecordedLosses {
  let system: RecordedSystem
  private(set) var cases = ParityTally()
  /// The largest difference, as a share of the recorded number.
  private(set) var largest = 0.0

  private let encoder: TargetEncoder
  private let loss: MultiBoxLoss
  /// Images with their dense predictions; batches share them.
  private var images: [Int: LossImage] = [:]

  init(_ system: RecordedSystem) throws {
    guard let loss = system.preset.loss else { throw NoLoss() }
    self.system = system
    self.loss = loss
    encoder = try TargetEncoder(system.preset)
    for batch in system.root["batches"].list {
      let name = "\(system.name) \(batch["images"].integers)"
      do {
        var loss = loss
        if batch["previous"].isPresent {
          loss.normalization = .movingAverage(previous: batch["previous"].number, momentum: 0.9)
        }
        let result = try loss(
          images(of: batch), levelCounts: encoder.preset.layout.levels.map(\.count))
        cases.count(name, batch["error"].isPresent ? "no error" : miss(result, batch))
      } catch {
        cases.count(name, batch["error"].isPresent ? nil : "\(error)")
      }
    }
  }

  /// A batch's images, of each the priors that the trainer drew where it draws.
  private mutating func images(of batch: Recorded) throws -> [LossImage] {
    let images = try batch["images"].integers.map { try image($0, isFlat: batch["flat"].flag) }
    guard batch["sampled"].isPresent else { return images }
    return zip(images, batch["sampled"].list).map { image, drawn in
      image.sampled(drawn.integers.map { Int32($0) })
    }
  }

  private mutating func image(_ number: Int, isFlat: Bool) throws -> LossImage {
    if !isFlat, let known = images[number] { return known }
    var (logits, offsets) = RecordedDraws.loss(
      seed: number + 1, priors: encoder.priors.count, columns: system.columns, isFlat: isFlat)
    if system.preset.coder.order == .yxHeightWidth {
      // Recorded as the network gives them: ty, tx, th, tw.
      for place in stride(from: 0, to: offsets.count, by: 2) {
        offsets.swapAt(place, place + 1)
      }
    }
    let image = LossImage(
      classCount: system.columns, logits: logits, offsets: offsets,
      targets: try encoder.encode(system.groundTruths(number)))
    if !isFlat { images[number] = image }
    return image
  }

  private mutating func miss(_ result: MultiBoxLossResult, _ want: Recorded) -> String? {
    // super-gradients records sums from before the division beside its total.
    let numbers =
      want["total"].isPresent
      ? [("total", result.total)]
      : [("localization", result.localization), ("classification", result.classification)]
    for (key, value) in numbers {
      let recorded = want[key].number
      guard agrees(value, recorded, within: 1e-5) else { return "\(key) \(value) for \(recorded)" }
      if recorded.isFinite, recorded != 0 {
        largest = max(largest, abs(value - recorded) / abs(recorded))
      }
    }
    return nil
  }

  private struct NoLoss: Error {}
}
