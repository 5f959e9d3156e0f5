import Boxes

/// The ground truths of one image, in columns, in pixels of the network's input.
///
/// Holds what a trainer's reader hands to its encoder, so a box may be empty, upside down or outside
/// the image: what the trainer then does is what is reproduced.
public struct GroundTruthColumns: Hashable, Sendable {
  /// The edges, in pixels of the network's input.
  public private(set) var boxes = CornerColumns<Double>()
  /// Class indices from 0; background is not a class.
  public private(set) var classes: [Int32] = []

  /// Starts without a ground truth.
  public init() {}

  /// The number of ground truths.
  public var count: Int { classes.count }

  /// Adds a ground truth; `classIndex` counts from 0.
  public mutating func append(_ edges: Edges<InputPixels>, classIndex: Int) {
    boxes.append(xMin: edges.xMin, yMin: edges.yMin, xMax: edges.xMax, yMax: edges.yMax)
    classes.append(Int32(clamping: classIndex))
  }

  /// The edges of one of them.
  public func edges(of index: Int) -> Edges<InputPixels> {
    Edges(
      xMin: boxes.xMin[index], yMin: boxes.yMin[index], xMax: boxes.xMax[index],
      yMax: boxes.yMax[index])
  }

  /// Forgets the ground truths and keeps the memory.
  public mutating func removeAll() {
    boxes.removeAll()
    classes.removeAll(keepingCapacity: true)
  }
}
