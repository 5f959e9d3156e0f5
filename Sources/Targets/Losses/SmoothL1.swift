/// The localization loss of the family, one coordinate at a time.
///
/// With `d` the difference and `rho` the place where the curve becomes straight:
///
///     |d| > rho ? |d| − rho / 2 : d² / (2 · rho)
///
/// At `rho` 1 that is the paper's smooth L1; at 0 it is L1, `|d|`; `rho` times it is Huber's.
public struct SmoothL1: Hashable, Sendable {
  /// Where the curve becomes straight, from zero.
  public var rho: Double
  /// What the whole is multiplied by.
  public var scale: Double

  /// Takes the place where the curve becomes straight, and a factor.
  public init(rho: Double = 1, scale: Double = 1) {
    precondition(rho >= 0, "smooth L1 bends at zero or above")
    self.rho = rho
    self.scale = scale
  }

  /// The loss of one difference.
  public func callAsFunction(_ difference: Double) -> Double {
    let size = abs(difference)
    return scale * (size > rho || rho == 0 ? size - rho / 2 : size * size / (2 * rho))
  }
}
