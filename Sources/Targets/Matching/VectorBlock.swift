/// Questions about a block of numbers at once: most blocks of priors hold nothing of interest.
enum VectorBlock {
  /// The numbers of a block; padded columns hold whole blocks.
  static let count = 16

  /// Whether any `x + addend >= limit`.
  @inline(__always)
  static func reaches(_ x: UnsafePointer<Float>, _ limit: Float, plus addend: Float) -> Bool {
    let limits = SIMD8<Float>(repeating: limit)
    let one = SIMD8<Int32>(repeating: 1)
    var hits = SIMD8<Int32>(repeating: 0)
    hits.replace(with: one, where: load(x) + addend .>= limits)
    hits.replace(with: one, where: load(x + 8) + addend .>= limits)
    return hits.wrappedSum() != 0
  }

  /// Whether any number is 0 or above.
  @inline(__always)
  static func hasNonNegative(_ x: UnsafePointer<Int32>) -> Bool {
    // The sign bit of the conjunction is clear where one number's is.
    let both = load(x) & load(x + 8)
    let quarter = both.lowHalf & both.highHalf
    let eighth = quarter.lowHalf & quarter.highHalf
    return (eighth.x & eighth.y) >= 0
  }
}
