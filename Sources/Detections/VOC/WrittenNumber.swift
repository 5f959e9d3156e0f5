extension Double {
  /// The number that comes back after it was written with some decimals.
  ///
  /// - Ties: as C writes: by the number's exact value, and to the even digit where that is a tie.
  func written(decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = self * scale
    guard scaled.isFinite, scaled.magnitude < 4.5e15 else { return self }
    // What the multiplication rounded away: a tie that it made is none.
    let lost = (-scaled).addingProduct(self, scale)
    let low = scaled.rounded(.down)
    let rest = scaled - low
    if rest == 0.5, lost != 0 { return (lost > 0 ? low + 1 : low) / scale }
    return scaled.rounded(.toNearestOrEven) / scale
  }
}
