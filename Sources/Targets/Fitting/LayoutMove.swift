import Boxes

/// A change of some numbers of a layout.
enum LayoutMove {
  /// One size; the one behind the last level is its next size.
  case size(Int)
  /// All sizes from one on.
  case sizesFrom(Int)
  /// A ratio, and its level's size with it by a power of the factor: 0 changes both sides of the
  /// prior, 0.5 and −0.5 leave one as it is.
  case ratio(level: Int, place: Int, sizePower: Int)

  /// The moves of a table, level by level.
  static func all(of table: LevelTable) -> [LayoutMove] {
    let count = table.levels.count
    var moves: [LayoutMove] = []
    for level in 0...count {
      moves.append(.size(level))
      if level < count {
        for place in 0..<table.levels[level].ratios.count / 2 {
          for power in [0, 1, -1] {
            moves.append(.ratio(level: level, place: place, sizePower: power))
          }
        }
      }
    }
    for level in 0..<count { moves.append(.sizesFrom(level)) }
    return moves
  }

  /// The table with the change; nothing where its ratios are not paired.
  func applied(to table: LevelTable, _ factor: Double) -> LevelTable? {
    var sizes = table.sizes
    var pairs = table.levels.compactMap { try? $0.pairs }
    guard pairs.count == table.levels.count else { return nil }
    switch self {
    case .size(let place): sizes[place] *= factor
    case .sizesFrom(let place): for later in place..<sizes.count { sizes[later] *= factor }
    case .ratio(let level, let place, let power):
      pairs[level][place] *= factor
      if power > 0 { sizes[level] *= factor.squareRoot() }
      if power < 0 { sizes[level] /= factor.squareRoot() }
    }
    return table.with(sizes: sizes, pairs: pairs)
  }
}
