import Boxes

/// Gathers boxes for a ``SizeSketch``, in any order and on any number of threads (one builder each).
///
/// Equal boxes of equal images are merged while they come in.
public struct SizeSketchBuilder: Sendable {
  /// The boxes of each kind of image, as they are written.
  private var frames: [SketchFrame: SizeSampleBuilder] = [:]
  private var imageCount = 0
  private var leftOut: [String: Int] = [:]

  /// Starts with no boxes.
  public init() {}

  /// Counts images that were read; only for the record.
  public mutating func countImages(_ count: Int = 1) { imageCount += max(0, count) }

  /// Counts boxes that were left out before they came here, by reason.
  public mutating func leaveOut(_ reason: String, count: Int = 1) {
    guard count > 0 else { return }
    leftOut[reason, default: 0] += count
  }

  /// Adds one box as it is written.
  ///
  /// - Units: pixels or shares of its image, as the frame says.
  public mutating func add(
    width: Double, height: Double, frame: SketchFrame, classIndex: ClassIndex? = nil
  ) {
    frames[frame, default: Self.asWritten].add(
      width: width, height: height, image: nil, classIndex: classIndex)
  }

  /// Gives each class another index, as `SizeSampleBuilder` does.
  public mutating func renumberClasses(_ indexes: [ClassIndex]) {
    for frame in frames.keys { frames[frame]?.renumberClasses(indexes) }
  }

  /// Adds what another builder gathered.
  public mutating func merge(_ other: SizeSketchBuilder) throws(ClusteringError) {
    for (frame, boxes) in other.frames {
      guard var own = frames.removeValue(forKey: frame) else {
        frames[frame] = boxes
        continue
      }
      try own.merge(boxes)
      frames[frame] = own
    }
    countImages(other.imageCount)
    for (reason, count) in other.leftOut { leaveOut(reason, count: count) }
  }

  /// Adds the boxes of a part of a sketch.
  mutating func add(_ part: SizeSketch.Part) throws(ClusteringError) {
    var own = frames.removeValue(forKey: part.frame) ?? Self.asWritten
    try own.add(part.run, boxes: part.boxCount, images: 0)
    frames[part.frame] = own
  }

  /// The parts of a sketch, in canonical order, with what was counted besides.
  consuming func finish() -> (parts: [SizeSketch.Part], imageCount: Int, leftOut: [String: Int]) {
    var leftOut = leftOut
    var parts: [SizeSketch.Part] = []
    for (frame, var boxes) in frames {
      for (reason, count) in boxes.leftOut { leftOut[reason, default: 0] += count }
      let run = boxes.joinRuns()
      if !run.rows.isEmpty { parts.append(SizeSketch.Part(frame: frame, run: run)) }
    }
    parts.sort { SketchFrame.precedes($0.frame, $1.frame) }
    return (parts, imageCount, leftOut)
  }

  private static var asWritten: SizeSampleBuilder {
    SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
  }
}
