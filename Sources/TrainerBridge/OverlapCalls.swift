import Boxes
import Targets

/// Writes the IoU of each box with each prior, as the trainer computes it.
///
/// - Parameters:
///   - boxes: `x1 y1 x2 y2` in pixels of the network's input. Shape: count × 4.
///   - result: Shape: count × priors.
@c(anchorkit_iou)
public func iou(
  _ encoder: UnsafeMutableRawPointer?, _ boxes: UnsafePointer<Double>?, _ count: Int64,
  _ result: UnsafeMutablePointer<Float>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    let count = try Borrowed.count(count, "count", 0...10_000_000)
    let boxes = try Borrowed.numbers(boxes, [count, 4], "boxes")
    guard let room = try Borrowed.room(result, [count, handle.priorCount], "result") else {
      throw BridgeError.missing(argument: "result")
    }
    switch handle.kind {
    case .ssd(let encoder): encoder.writeOverlaps(boxes, into: room)
    case .squeezeDet(let encoder): encoder.writeOverlaps(boxes, into: room)
    case .yolo:
      throw BridgeError.wrongTrainer(
        name: handle.name, expected: "trainer that compares boxes with priors in place")
    }
  }
}

extension TargetEncoder {
  fileprivate func writeOverlaps(
    _ boxes: UnsafeBufferPointer<Double>, into room: UnsafeMutableBufferPointer<Float>
  ) {
    // In the unit that the trainer compares in, rounded as it rounds.
    let isPixel = preset.groundTruthFrame.unit == .pixel
    let width = isPixel ? 1 : Float(preset.inputSize.width)
    let height = isPixel ? 1 : Float(preset.inputSize.height)
    var columns = CornerColumns<Float>()
    columns.reserve(boxes.count / 4)
    for start in stride(from: 0, to: boxes.count, by: 4) {
      columns.append(
        xMin: Float(boxes[start]) / width, yMin: Float(boxes[start + 1]) / height,
        xMax: Float(boxes[start + 2]) / width, yMax: Float(boxes[start + 3]) / height)
    }
    columns.withEdges { edges in
      priors.corners.withEdges { priors in
        PairwiseOverlap.write(edges, with: priors, unionOrder: preset.unionOrder, into: room)
      }
    }
  }
}

extension SqueezeDetTargetEncoder {
  fileprivate func writeOverlaps(
    _ boxes: UnsafeBufferPointer<Double>, into room: UnsafeMutableBufferPointer<Float>
  ) {
    let priors = matcher.priors
    for row in 0..<boxes.count / 4 {
      // The trainer adds a pixel to both sides.
      let object = SqueezeDetObject(
        classIndex: ClassIndex(0), edges: Edges(boxes, row: row), line: row + 1, object: row)
      let box = SqueezeDetBox(object, image: config.imageSize, input: config.imageSize)
      for prior in 0..<priors.count {
        room[row * priors.count + prior] = Float(box.iou(priors[prior]))
      }
    }
  }
}
