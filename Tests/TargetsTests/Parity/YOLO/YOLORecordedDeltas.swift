import Boxes
import Foundation

@testable import Targets

/// Recorded deltas and costs of darknet's layers against ours.
///
/// A recording has, of each batch and each entry of a row, the sum of the deltas of all priors, of their
/// squares, and of the deltas weighed by the prior's and the image's place.
struct YOLORecordedDeltas {
  let name: String
  private(set) var cases = ParityTally()
  /// The largest difference of a cost, as a share of it.
  private(set) var largestOfCosts = 0.0
  /// The largest difference of deltas: as a share of the sum of their squares, and for sums of deltas,
  /// which cancel, of its root.
  private(set) var largest = 0.0

  /// The systems of the recording.
  static func systems() throws -> [YOLORecordedDeltas] {
    let root = try YOLORecorded.root("losses", "darknet")
    return try root["systems"].keys.map { try YOLORecordedDeltas($0, root["systems"][$0], root) }
  }

  private init(_ system: String, _ record: Recorded, _ root: Recorded) throws {
    name = "darknet \(system)"
    let preset = try YOLORecorded.preset("darknet", system, record, root)
    guard case .layers(let loss) = preset.loss else {
      cases.count("the preset", "it has no darknet loss")
      return
    }
    let encoder = try YOLOEncoder(preset)
    let classes = record["classes"].integer
    let areShares = record["shares"].flag
    for batch in record["batches"].list {
      let images = try YOLORecorded.lossImages(
        batch, encoder, root, classes: classes, areShares: areShares)
      let miss = miss(loss(images, preset: preset), batch, width: 5 + classes)
      cases.count("\(batch["images"].integers) \(batch["seed"].integer)", miss)
    }
  }

  private mutating func miss(
    _ result: DarknetLossResult, _ want: Recorded, width: Int
  ) -> String? {
    let cost = want["cost"].number
    let difference = abs(result.parts.total - cost) / cost
    guard difference <= 3e-6 else { return "cost \(result.parts.total) for \(cost)" }
    largestOfCosts = max(largestOfCosts, difference)
    var sums = [Double](repeating: 0, count: width)
    var (squares, moments) = (sums, sums)
    for (image, deltas) in result.deltas.enumerated() {
      let priors = deltas.count / width
      for (index, delta) in deltas.enumerated() {
        let (prior, entry) = index.quotientAndRemainder(dividingBy: width)
        sums[entry] += Double(delta)
        squares[entry] += Double(delta) * Double(delta)
        moments[entry] += Double(delta) * Double(image + 1) * Double(prior + 1) / Double(priors)
      }
    }
    for entry in 0..<width {
      let square = want["squares"][entry].number
      let root = square.squareRoot()
      let misses = [
        miss("square \(entry)", squares[entry], square, of: square),
        miss("sum \(entry)", sums[entry], want["sums"][entry].number, of: root),
        miss("moment \(entry)", moments[entry], want["moments"][entry].number, of: root),
      ]
      if let miss = misses.compactMap(\.self).first { return miss }
    }
    return nil
  }

  private mutating func miss(
    _ key: String, _ value: Double, _ recorded: Double, of whole: Double
  ) -> String? {
    let difference = whole == 0 ? abs(value - recorded) : abs(value - recorded) / whole
    guard difference <= 1e-6 else { return "\(key) \(value) for \(recorded)" }
    largest = max(largest, difference)
    return nil
  }
}
