/// The positive priors of one object that a picture shows: those that stand out, and the rest.
struct DrawnPriors: Sendable {
  /// Drawn with a label each, best IoU first.
  let plain: [MatchScene.Match]
  /// Drawn faint and without labels, best IoU first.
  let faint: [MatchScene.Match]

  /// Chooses for all objects of a picture, in their order.
  ///
  /// All priors stand out where their labels have room; else the best of each object does.
  ///
  /// - Ties: of equal IoU, the scene's order.
  static func choose(from objects: [MatchScene.Object], style: MatchStyle) -> [DrawnPriors] {
    let ranked = objects.map { object in
      object.matches.enumerated()
        .sorted { ($1.element.iou, $0.offset) < ($0.element.iou, $1.offset) }
        .prefix(style.priorLimit(of: object.matches.count)).map(\.element)
    }
    // An object's label names its best prior too.
    let labels = ranked.reduce(0) { $0 + max(1, $1.count) }
    if labels <= MatchStyle.labelLimit {
      return ranked.map { DrawnPriors(plain: $0, faint: []) }
    }
    // Where there are too many for faint ones too, each object keeps its share.
    let share = MatchStyle.faintLimit / max(1, objects.count)
    return ranked.map {
      DrawnPriors(plain: Array($0.prefix(1)), faint: Array($0.dropFirst().prefix(max(1, share))))
    }
  }
}
