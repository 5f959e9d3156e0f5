import Parallel

/// Encodes a batch, its images at the same time on several threads.
///
/// - Parameters:
///   - boxes: those of all images one after the other, as ``encode(_:_:_:_:_:_:_:_:)`` takes them.
///   - classes: likewise.
///   - counts: how many boxes each image has. Shape: images.
///   - jobs: threads, below 1 for one a processor; they do not change the result.
///   - assignment: of all images one after the other, as the other outputs; may be null.
@c(anchorkit_encode_batch)
public func encodeBatch(
  _ encoder: UnsafeMutableRawPointer?, _ boxes: UnsafePointer<Double>?,
  _ classes: UnsafePointer<Int32>?, _ counts: UnsafePointer<Int64>?, _ images: Int64,
  _ jobs: Int64, _ assignment: UnsafeMutablePointer<Int32>?,
  _ classTargets: UnsafeMutablePointer<Int32>?, _ offsets: UnsafeMutablePointer<Float>?,
  _ overlaps: UnsafeMutablePointer<Float>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    let images = try Borrowed.count(images, "images", 0...1_000_000)
    var starts = [0]
    for count in try Borrowed.numbers(counts, [images], "counts") {
      starts.append(starts[starts.count - 1] + (try Borrowed.count(count, "counts", 0...1_000_000)))
    }
    let total = starts[images]
    let batch = EncodeBatch(
      handle: handle, starts: starts,
      boxes: try Borrowed.numbers(boxes, [total, 4], "boxes"),
      classes: try Borrowed.numbers(classes, [total], "classes"),
      room: try EncodeRoom(
        handle, images: images, assignment: assignment, classTargets: classTargets,
        offsets: offsets, overlaps: overlaps))
    let threads = jobs < 1 ? WorkerThreads.processorCount : Int(min(jobs, 1024))
    let reasons = ParallelWork.map(count: images, jobs: threads) { batch.refusal(ofImage: $0) }
    for (image, reason) in reasons.enumerated() {
      if let reason { throw BridgeError.image(number: image, reason: reason) }
    }
  }
}

/// What callers lend for the time of a call. Each image reads and writes a part of its own, so that
/// threads may share it.
private struct EncodeBatch: @unchecked Sendable {
  let handle: TrainerHandle
  let starts: [Int]
  let boxes: UnsafeBufferPointer<Double>
  let classes: UnsafeBufferPointer<Int32>
  let room: EncodeRoom

  /// Encodes one image; the message when it is refused.
  func refusal(ofImage image: Int) -> String? {
    let rows = starts[image]..<starts[image + 1]
    do {
      try EncodeRoom(room, image: image, priors: handle.priorCount).fill(
        handle, UnsafeBufferPointer(rebasing: boxes[rows.lowerBound * 4..<rows.upperBound * 4]),
        UnsafeBufferPointer(rebasing: classes[rows]))
      return nil
    } catch {
      return "\(error)"
    }
  }
}
