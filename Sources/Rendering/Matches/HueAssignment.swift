/// Gives objects hues so that neighbors differ.
enum HueAssignment {
  /// One hue for each object in order: the one whose last use is farthest away.
  ///
  /// - Ties: the palette's earlier hue.
  static func hues(for objects: [Rectangle], palette: Palette) -> [Ink] {
    var chosen: [Int] = []
    for object in objects {
      var nearest = [Double](repeating: .infinity, count: palette.hues.count)
      for (other, hue) in zip(objects, chosen) {
        let dx = other.midX - object.midX
        let dy = other.midY - object.midY
        nearest[hue] = min(nearest[hue], dx * dx + dy * dy)
      }
      var best = 0
      for hue in nearest.indices where nearest[hue] > nearest[best] { best = hue }
      chosen.append(best)
    }
    return chosen.map(palette.hue)
  }
}
