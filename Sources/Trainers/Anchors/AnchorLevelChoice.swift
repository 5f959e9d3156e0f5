import Boxes

/// Which level of a trainer an anchor belongs to: the one whose own shapes are nearest in area.
///
/// A level stands for the geometric mean of its smallest and its largest shape, and areas are compared
/// by their ratio, because a matcher's overlaps are ratios.
struct AnchorLevelChoice {
  private let levels: [(level: Int, area: Double)]

  /// Takes a trainer's own shapes.
  init(_ shapes: [TrainerShape]) {
    let byLevel = Dictionary(grouping: shapes, by: \.level).sorted { $0.key < $1.key }
    levels = byLevel.compactMap { level, shapes in
      let areas = shapes.map { $0.width * $0.height }
      guard let least = areas.min(), let most = areas.max() else { return nil }
      return (level, least.squareRoot() * most.squareRoot())
    }
  }

  /// The level of each anchor.
  ///
  /// - Ties: the finer level.
  func levels(of anchors: [Size<Pixels>]) -> [Int] {
    anchors.map { anchor in
      var best: (level: Int, ratio: Double)?
      for (level, area) in levels {
        let ratio = max(anchor.area / area, area / anchor.area)
        if ratio < best?.ratio ?? .infinity { best = (level, ratio) }
      }
      return best?.level ?? 0
    }
  }
}
