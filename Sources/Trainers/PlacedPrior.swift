import Boxes

/// A prior with its place in the network's output.
public struct PlacedPrior: Hashable, Sendable {
  /// Its index, as the trainer counts.
  public var index: Int
  /// The feature map, from 0, in the trainer's order: fine to coarse, as a rule.
  public var level: Int
  /// The row of its cell.
  public var row: Int
  /// The column of its cell.
  public var column: Int
  /// Which of the cell's shapes it has, from 0.
  public var shape: Int
  /// Center and sides. Checked by nobody: a layout may be nonsense.
  public var frame: Frame<InputPixels>
}
