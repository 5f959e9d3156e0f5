/// What offsets are divided by, per axis: `0.1` for centers and `0.2` for sides in SSD.
public struct Variances: Hashable, Sendable {
  /// For `tx`.
  public let x: Float
  /// For `ty`.
  public let y: Float
  /// For `tw`.
  public let width: Float
  /// For `th`.
  public let height: Float
  /// The numbers as they are written: 0.1, not the `Float` nearest to it.
  let written: BoxOffsets<Double>

  /// Takes the four divisors, all finite and above zero.
  public init(x: Float, y: Float, width: Float, height: Float) {
    precondition(
      [x, y, width, height].allSatisfy { $0 > 0 && $0.isFinite },
      "a variance is a finite number above zero")
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    func written(_ x: Float) -> Double { Double(x.description) ?? Double(x) }
    self.written = BoxOffsets(
      tx: written(x), ty: written(y), tw: written(width), th: written(height))
  }

  /// Takes one divisor for centers and one for sides.
  public init(center: Float, size: Float) {
    self.init(x: center, y: center, width: size, height: size)
  }

  /// Takes multipliers, as R-CNN's box coders write them: `(10, 10, 5, 5)` is ``ssd``.
  public init(weights x: Float, _ y: Float, _ width: Float, _ height: Float) {
    self.init(x: 1 / x, y: 1 / y, width: 1 / width, height: 1 / height)
  }

  /// 0.1 for centers, 0.2 for sides.
  public static let ssd = Variances(center: 0.1, size: 0.2)
  /// 1: offsets are not divided.
  public static let none = Variances(center: 1, size: 1)
}
