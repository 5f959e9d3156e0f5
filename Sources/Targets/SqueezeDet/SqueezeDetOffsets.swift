import Glibc

/// What the network shall predict for a prior: where the box is, relative to the prior.
///
///     tx = (cx − prior cx) / prior width     tw = ln(w / prior width)    ty, th alike
///
/// No variances, no epsilon, no clamp. An infinite box has infinite offsets.
///
/// - Parity: squeezedet-keras, spec §5; the logarithm within 1e-12.
public struct SqueezeDetOffsets: Hashable, Sendable {
  /// Horizontal center, in widths of the prior.
  public var tx: Double
  /// Vertical center, in heights of the prior.
  public var ty: Double
  /// Natural logarithm of the width, in widths of the prior.
  public var tw: Double
  /// Natural logarithm of the height, in heights of the prior.
  public var th: Double

  /// Takes four numbers as they are.
  public init(tx: Double, ty: Double, tw: Double, th: Double) {
    self.tx = tx
    self.ty = ty
    self.tw = tw
    self.th = th
  }

  /// Encodes a box relative to a prior.
  public init(of box: SqueezeDetBox, from prior: SqueezeDetBox) {
    tx = (box.cx - prior.cx) / prior.width
    ty = (box.cy - prior.cy) / prior.height
    tw = log(box.width / prior.width)
    th = log(box.height / prior.height)
  }

  /// The natural exponential, for those who have no C library.
  static func exponential(_ power: Double) -> Double { exp(power) }
}
