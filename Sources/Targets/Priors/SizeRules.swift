extension PriorLayout {
  /// Scales in even steps from `lowest` to `highest`, and 1 after them.
  public static func linearScales(from lowest: Double, to highest: Double, levels: Int) -> [Double]
  {
    precondition(levels > 1, "scales in even steps need two levels or more")
    return (0..<levels).map { lowest + (highest - lowest) * Double($0) / Double(levels - 1) } + [1]
  }
}
