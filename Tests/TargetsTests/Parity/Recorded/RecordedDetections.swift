@testable import Targets

/// Recorded detections against ours, from scores before softmax or sigmoid on.
struct RecordedDetections {
  private(set) var cases = ParityTally()
  /// Images that no code can reproduce, with the reason.
  private(set) var exceptions: [String] = []

  init(_ system: RecordedSystem) throws {
    let encoder = try TargetEncoder(system.preset)
    for image in system.root["images"].list {
      let name = "\(system.name) \(image["seed"].integer)"
      let miss = try Self.miss(image, system, encoder)
      if miss != nil, image["steps"].isPresent, Self.unordered.contains(system.name) {
        exceptions.append("\(name): equal scores are sorted in no stated order")
      } else {
        cases.count(name, miss)
      }
    }
  }

  /// Whose sort or selection of the best leaves equal scores in no stated order.
  private static let unordered: Set = [
    "mb1-ssd300", "mmdet-ssd300-voc", "mmdet-retinanet", "ssd-keras-512", "torchvision-ssd300",
    "torchvision-retinanet", "detectron2-retinanet", "detectron2-rpn", "mmdet-rpn",
    "torchvision-rpn",
  ]

  private static func miss(
    _ image: Recorded, _ system: RecordedSystem, _ encoder: TargetEncoder
  ) throws -> String? {
    guard let policy = system.preset.decoding else { return "no decoding" }
    let columns = system.columns
    let (logits, offsets) = RecordedDraws.detections(
      image, priors: encoder.priors.count, columns: columns,
      background: system.preset.classes.backgroundColumn.column(of: columns),
      isSoftmax: policy.activation == .softmax, isSpread: system.root["spread"].flag)
    let found = try DetectionDecoder(encoder, policy: policy)(
      probabilities: ScoreDecoder.scores(
        logits, classCount: columns, activation: policy.activation),
      offsets: offsets, classCount: columns)
    let rows = found.map { row(of: $0, system) }
    guard rows.count == image["count"].integer else {
      return "\(rows.count) detections of \(image["count"].integer)"
    }
    let sums = (0..<6).map { column in rows.reduce(0) { $0 + $1[column] } }
    for (sum, want) in zip(sums, image["sums"].numbers) where !agrees(sum, want, within: 2e-5) {
      return "sums \(sums) for \(image["sums"].numbers)"
    }
    // The first ten and the last.
    let shown = rows.count > 10 ? rows.prefix(10) + rows.suffix(1) : rows
    for (place, (row, want)) in zip(shown, image["rows"].list.map(\.numbers)).enumerated() {
      for (value, recorded) in zip(row, want) where !agrees(value, recorded, within: 1e-5) {
        return "row \(place): \(row) for \(want)"
      }
    }
    return nil
  }

  /// Class, score and corners in pixels.
  private static func row(of detection: Detection, _ system: RecordedSystem) -> [Double] {
    let size = system.preset.inputSize
    let isPixel = system.preset.groundTruthFrame.unit == .pixel
    let width = isPixel ? 1 : Double(size.width)
    let height = isPixel ? 1 : Double(size.height)
    return [
      Double(detection.classIndex), Double(detection.score), Double(detection.xMin) * width,
      Double(detection.yMin) * height, Double(detection.xMax) * width,
      Double(detection.yMax) * height,
    ]
  }
}
