import Boxes

/// An object's box where a trainer measures overlap, in its own numbers.
struct MatchBox: Hashable, Sendable {
  let xMin: Float
  let yMin: Float
  let xMax: Float
  let yMax: Float
  /// As the trainer computes it.
  let area: Float
  /// From 0.
  let classIndex: Int32
  /// How much the object counts.
  var weight: Float = 1

  init(_ edges: Edges<InputPixels>, _ frame: GroundTruthFrame, _ input: ImageSize, _ index: Int32) {
    xMin = frame.corner(edges.xMin, side: input.width)
    yMin = frame.corner(edges.yMin, side: input.height)
    xMax = frame.corner(edges.xMax, side: input.width)
    yMax = frame.corner(edges.yMax, side: input.height)
    area = (xMax - xMin) * (yMax - yMin)
    classIndex = index
  }

  /// Whether it has no extent along an axis, or less.
  var isEmpty: Bool { !(xMax > xMin && yMax > yMin) }

  var isFinite: Bool { xMin.isFinite && yMin.isFinite && xMax.isFinite && yMax.isFinite }
}
