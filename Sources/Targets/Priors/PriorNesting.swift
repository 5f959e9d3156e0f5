/// Which index runs faster within a level: the shape or the cell. It decides ties.
public enum PriorNesting: Hashable, Sendable {
  /// Cell by cell, all shapes of each: most.
  case shapesInCells
  /// Shape by shape, all cells of each: super-gradients and NVIDIA's SSD.
  case cellsInShapes
}
