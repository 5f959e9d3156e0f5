/// Where a prior comes from.
public struct PriorPlace: Hashable, Sendable {
  /// The feature map, from 0, fine to coarse.
  public let level: Int
  /// The cell's row in its map.
  public let row: Int
  /// The cell's column in its map.
  public let column: Int
  /// The shape in its cell.
  public let shape: Int
}
