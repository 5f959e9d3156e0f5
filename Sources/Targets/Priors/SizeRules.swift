extension PriorLayout {
  /// Sizes in whole percents of the input, as SSD's scripts write them.
  ///
  /// From `lowest` in even steps, rounded down to whole percents, one step past `highest`; before
  /// them half of the lowest, or `first`.
  ///
  ///     percentSizes(side: 300, lowest: 0.2, highest: 0.9, levels: 6)
  ///     // 30, 60, 111, 162, 213, 264, 315
  ///
  /// - Parameters:
  ///   - side: the input's side, in pixels.
  ///   - levels: feature maps; one size more comes back.
  public static func percentSizes(
    side: Double, lowest: Double, highest: Double, levels: Int, first: Double? = nil
  ) -> [Double] {
    precondition(levels > 2, "sizes in percent need three levels or more")
    // A share of 0.15 times 100 is 15 exactly or a bit above or below: the nearest is meant.
    let low = Int((lowest * 100).rounded())
    let step = (Int((highest * 100).rounded()) - low) / (levels - 2)
    return [side * (first ?? lowest / 2)]
      + (0..<levels).map { side * Double(low + $0 * step) / 100 }
  }

  /// Scales in even steps from `lowest` to `highest`, and 1 after them.
  public static func linearScales(from lowest: Double, to highest: Double, levels: Int) -> [Double]
  {
    precondition(levels > 1, "scales in even steps need two levels or more")
    return (0..<levels).map { lowest + (highest - lowest) * Double($0) / Double(levels - 1) } + [1]
  }
}
