import Boxes

/// Which ground truths a trainer takes of those that its reader hands on.
public struct GroundTruthIntake: Hashable, Sendable {
  /// The share of the input's side that a box's width and height must both exceed; one that does not
  /// is left out, as if it were not there.
  public var leastSide: Double?
  /// What the trainer raises on a box without width or height; without it such a box is taken.
  public var degenerateReason: String?

  /// Names the choices; every box is taken by default.
  public init(leastSide: Double? = nil, degenerateReason: String? = nil) {
    self.leastSide = leastSide
    self.degenerateReason = degenerateReason
  }

  /// Whether a box, in pixels of the input, has sides that are long enough.
  public func takes(_ edges: Edges<InputPixels>, of input: ImageSize) -> Bool {
    guard let leastSide else { return true }
    let width = Float(edges.xMax) / Float(input.width) - Float(edges.xMin) / Float(input.width)
    let height =
      Float(edges.yMax) / Float(input.height) - Float(edges.yMin) / Float(input.height)
    return width > Float(leastSide) && height > Float(leastSide)
  }

  /// Whether a box stops the trainer.
  func refuses(_ edges: Edges<InputPixels>) -> Bool {
    degenerateReason != nil && !(edges.xMax > edges.xMin && edges.yMax > edges.yMin)
  }
}
