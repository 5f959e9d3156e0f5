/// A box as seen from a prior. No unit.
public struct BoxOffsets: Hashable, Sendable {
  /// Horizontal way from the prior's center, in prior widths over the variance.
  public var tx: Float
  /// Vertical way, in prior heights over the variance.
  public var ty: Float
  /// Logarithm of the ratio of widths over the variance; `-inf` for a box without width.
  public var tw: Float
  /// Logarithm of the ratio of heights over the variance.
  public var th: Float

  /// Joins the four offsets.
  public init(tx: Float, ty: Float, tw: Float, th: Float) {
    self.tx = tx
    self.ty = ty
    self.tw = tw
    self.th = th
  }
}

/// The order in which a trainer writes the offsets of a prior.
public enum OffsetOrder: Hashable, Sendable {
  /// `tx, ty, tw, th`: all but one.
  case xyWidthHeight
  /// `ty, tx, th, tw`: TensorFlow's Object Detection API.
  case yxHeightWidth
}
