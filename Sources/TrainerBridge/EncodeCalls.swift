import Boxes
import Targets

/// Encodes one image.
///
/// - Parameters:
///   - boxes: `x1 y1 x2 y2` in pixels of the network's input. Shape: count × 4.
///   - classes: from 0, without background. Shape: count.
///   - assignment: −1 negative, −2 ignored, else the box's place. Shape: priors; may be null.
///   - classTargets: in the trainer's numbers. Shape: priors; may be null.
///   - offsets: zeros where not positive. Shape: priors × 4; may be null.
///   - overlaps: the best overlap of each prior with any box; for priors in a layout only. Shape: priors; may
///     be null.
@c(anchorkit_encode)
public func encode(
  _ encoder: UnsafeMutableRawPointer?, _ boxes: UnsafePointer<Double>?,
  _ classes: UnsafePointer<Int32>?, _ count: Int64, _ assignment: UnsafeMutablePointer<Int32>?,
  _ classTargets: UnsafeMutablePointer<Int32>?, _ offsets: UnsafeMutablePointer<Float>?,
  _ overlaps: UnsafeMutablePointer<Float>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    let count = try Borrowed.count(count, "count", 0...1_000_000)
    let boxes = try Borrowed.numbers(boxes, [count, 4], "boxes")
    let classes = try Borrowed.numbers(classes, [count], "classes")
    let priors = handle.priorCount
    let room = EncodeRoom(
      assignment: try Borrowed.room(assignment, [priors], "assignment"),
      classTargets: try Borrowed.room(classTargets, [priors], "class targets"),
      offsets: try Borrowed.room(offsets, [priors, 4], "offsets"),
      overlaps: try Borrowed.room(overlaps, [priors], "overlaps"))
    guard overlaps == nil || handle.traits.comparesBestOverlaps else {
      throw BridgeError.wrongTrainer(
        name: handle.name, expected: "trainer that compares best overlaps")
    }
    switch handle.kind {
    case .ssd(let encoder):
      try handle.withScratch { try room.fill(encoder, boxes, classes, &$0) }
    case .squeezeDet(let encoder): try room.fill(encoder, boxes, classes)
    case .yolo(let encoder):
      try handle.withScratch { try room.fill(encoder, boxes, classes, &$0) }
    }
  }
}

/// Fills one image of SqueezeDet's label tensor.
///
/// - Parameter tensor: priors × (9 + classes): mask, `cx cy w h`, `tx ty tw th`, one-hot class.
@c(anchorkit_squeezedet_tensor)
public func squeezeDetTensor(
  _ encoder: UnsafeMutableRawPointer?, _ boxes: UnsafePointer<Double>?,
  _ classes: UnsafePointer<Int32>?, _ count: Int64, _ tensor: UnsafeMutablePointer<Float>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    let encoder = try handle.squeezeDet()
    let count = try Borrowed.count(count, "count", 0...1_000_000)
    let targets = try encoder.encode(
      Borrowed.numbers(boxes, [count, 4], "boxes"), Borrowed.numbers(classes, [count], "classes"))
    let columns = SqueezeDetTargets.tensorColumns(classCount: encoder.config.classCount)
    guard let room = try Borrowed.room(tensor, [handle.priorCount, columns], "tensor") else {
      throw BridgeError.missing(argument: "tensor")
    }
    var numbers = [Float](repeating: 0, count: room.count)
    try targets.fill(
      &numbers, priors: handle.priorCount, classCount: encoder.config.classCount)
    _ = room.update(fromContentsOf: numbers)
  }
}

/// Where the targets of an image go.
private struct EncodeRoom {
  let assignment: UnsafeMutableBufferPointer<Int32>?
  let classTargets: UnsafeMutableBufferPointer<Int32>?
  let offsets: UnsafeMutableBufferPointer<Float>?
  let overlaps: UnsafeMutableBufferPointer<Float>?

  func fill(
    _ encoder: TargetEncoder, _ boxes: UnsafeBufferPointer<Double>,
    _ classes: UnsafeBufferPointer<Int32>, _ scratch: inout TrainerHandle.Scratch
  ) throws {
    scratch.truths.removeAll()
    for (place, classIndex) in classes.enumerated() {
      scratch.truths.append(Edges(boxes, row: place), classIndex: Int(classIndex))
    }
    try encoder.encode(scratch.truths, into: &scratch.work)
    let positives = scratch.work.positives
    if let assignment {
      assignment.update(repeating: -1)
      for i in 0..<positives.count {
        assignment[Int(positives.prior[i])] = positives.groundTruth[i]
      }
      for prior in scratch.work.ignored { assignment[Int(prior)] = -2 }
    }
    if let classTargets {
      encoder.classTargets(of: scratch.work, into: &scratch.classTargets)
      _ = classTargets.update(fromContentsOf: scratch.classTargets)
    }
    if let offsets { encoder.offsetTargets(of: scratch.work, into: offsets) }
    if let overlaps {
      let isEmpty = classes.isEmpty && scratch.work.standIn == nil
      for prior in 0..<overlaps.count {
        overlaps[prior] = isEmpty ? 0 : scratch.work.bestOverlap(ofPrior: prior)
      }
    }
  }

  /// A prior that learns several objects gets the last of its rows.
  func fill(
    _ encoder: YOLOEncoder, _ boxes: UnsafeBufferPointer<Double>,
    _ classes: UnsafeBufferPointer<Int32>, _ scratch: inout TrainerHandle.Scratch
  ) throws {
    scratch.truths.removeAll()
    for (place, classIndex) in classes.enumerated() {
      scratch.truths.append(Edges(boxes, row: place), classIndex: Int(classIndex))
    }
    try encoder.encode(scratch.truths, into: &scratch.rows)
    assignment?.update(repeating: -1)
    classTargets?.update(repeating: -1)
    offsets?.update(repeating: 0)
    for row in scratch.rows.rows {
      assignment?[row.prior] = Int32(truncatingIfNeeded: row.groundTruth)
      classTargets?[row.prior] = classes[row.groundTruth]
      for (k, number) in row.offsets.numbers().enumerated() {
        offsets?[row.prior * 4 + k] = number
      }
    }
    for prior in scratch.rows.ignored { assignment?[Int(prior)] = -2 }
  }

  func fill(
    _ encoder: SqueezeDetTargetEncoder, _ boxes: UnsafeBufferPointer<Double>,
    _ classes: UnsafeBufferPointer<Int32>
  ) throws {
    let targets = try encoder.encode(boxes, classes)
    assignment?.update(repeating: -1)
    classTargets?.update(repeating: -1)
    offsets?.update(repeating: 0)
    for (place, match) in targets.matches.enumerated() {
      assignment?[match.prior] = Int32(truncatingIfNeeded: place)
      classTargets?[match.prior] = classes[place]
      let numbers = targets.offsets[place]
      for (k, number) in [numbers.tx, numbers.ty, numbers.tw, numbers.th].enumerated() {
        offsets?[match.prior * 4 + k] = Float(number)
      }
    }
  }
}

extension SqueezeDetTargetEncoder {
  /// The targets of boxes that lie in the network's input already.
  fileprivate func encode(
    _ boxes: UnsafeBufferPointer<Double>, _ classes: UnsafeBufferPointer<Int32>
  ) throws -> SqueezeDetTargets {
    var objects: [SqueezeDetWrittenObject] = []
    for (place, classIndex) in classes.enumerated() {
      guard config.classNames.indices.contains(Int(classIndex)) else {
        throw SqueezeDetError.classOutOfRange(
          classIndex: Int(classIndex), classCount: config.classCount)
      }
      objects.append(
        SqueezeDetWrittenObject(
          className: config.classNames[Int(classIndex)], edges: Edges(boxes, row: place)))
    }
    let labels = try reader.check(objects)
    if let dropped = labels.dropped.first {
      throw BridgeError.dropped(object: dropped.object ?? 0, reason: dropped.reason)
    }
    return try encode(labels, imageSize: config.imageSize)
  }
}
