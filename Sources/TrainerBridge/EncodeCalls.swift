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
    let room = try EncodeRoom(
      handle, images: 1, assignment: assignment, classTargets: classTargets, offsets: offsets,
      overlaps: overlaps)
    try room.fill(handle, boxes, classes)
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
