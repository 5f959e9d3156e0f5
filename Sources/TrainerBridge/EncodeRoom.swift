import Boxes
import Targets

/// Where the targets of an image, or of several one after the other, go.
struct EncodeRoom {
  let assignment: UnsafeMutableBufferPointer<Int32>?
  let classTargets: UnsafeMutableBufferPointer<Int32>?
  let offsets: UnsafeMutableBufferPointer<Float>?
  let overlaps: UnsafeMutableBufferPointer<Float>?

  /// What a caller lends; each may be null.
  init(
    _ handle: TrainerHandle, images: Int, assignment: UnsafeMutablePointer<Int32>?,
    classTargets: UnsafeMutablePointer<Int32>?, offsets: UnsafeMutablePointer<Float>?,
    overlaps: UnsafeMutablePointer<Float>?
  ) throws(BridgeError) {
    guard overlaps == nil || handle.traits.comparesBestOverlaps else {
      throw .wrongTrainer(name: handle.name, expected: "trainer that compares best overlaps")
    }
    let priors = handle.priorCount
    self.assignment = try Borrowed.room(assignment, [images, priors], "assignment")
    self.classTargets = try Borrowed.room(classTargets, [images, priors], "class targets")
    self.offsets = try Borrowed.room(offsets, [images, priors, 4], "offsets")
    self.overlaps = try Borrowed.room(overlaps, [images, priors], "overlaps")
  }

  /// The part of one image.
  init(_ whole: EncodeRoom, image: Int, priors: Int) {
    func part<Number>(
      _ numbers: UnsafeMutableBufferPointer<Number>?, _ columns: Int = 1
    ) -> UnsafeMutableBufferPointer<Number>? {
      let count = priors * columns
      return numbers.map { .init(rebasing: $0[image * count..<(image + 1) * count]) }
    }
    assignment = part(whole.assignment)
    classTargets = part(whole.classTargets)
    offsets = part(whole.offsets, 4)
    overlaps = part(whole.overlaps)
  }

  /// Encodes one image.
  func fill(
    _ handle: TrainerHandle, _ boxes: UnsafeBufferPointer<Double>,
    _ classes: UnsafeBufferPointer<Int32>
  ) throws {
    switch handle.kind {
    case .ssd(let encoder):
      try handle.withScratch { try fill(encoder, boxes, classes, &$0) }
    case .squeezeDet(let encoder): try fill(encoder, boxes, classes)
    case .yolo(let encoder):
      try handle.withScratch { try fill(encoder, boxes, classes, &$0) }
    }
  }

  private func fill(
    _ encoder: TargetEncoder, _ boxes: UnsafeBufferPointer<Double>,
    _ classes: UnsafeBufferPointer<Int32>, _ scratch: inout TrainerHandle.Scratch
  ) throws {
    scratch.truths.removeAll()
    try encoder.requireObjects(classes)
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
  private func fill(
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

  private func fill(
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
