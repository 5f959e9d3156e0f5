/// A box as seen from a prior. No unit.
///
/// In the trainer's own precision: `Float` for all with layouts, `Double` for SqueezeDet.
public struct BoxOffsets<Scalar: TargetScalar>: Hashable, Sendable {
  /// Horizontal way from the prior's center, in prior widths over the variance.
  public var tx: Scalar
  /// Vertical way, in prior heights over the variance.
  public var ty: Scalar
  /// Logarithm of the ratio of widths over the variance; `-inf` for a box without width.
  public var tw: Scalar
  /// Logarithm of the ratio of heights over the variance.
  public var th: Scalar

  /// Joins the four offsets.
  public init(tx: Scalar, ty: Scalar, tw: Scalar, th: Scalar) {
    self.tx = tx
    self.ty = ty
    self.tw = tw
    self.th = th
  }

  /// The same offsets in another precision.
  public init<Other: TargetScalar>(_ other: BoxOffsets<Other>) {
    self.init(
      tx: Scalar(other.tx), ty: Scalar(other.ty), tw: Scalar(other.tw), th: Scalar(other.th))
  }

  /// The prior itself.
  public static var zero: Self { Self(tx: 0, ty: 0, tw: 0, th: 0) }

  /// The four as an array holds them.
  public func numbers(in order: OffsetOrder = .xyWidthHeight) -> [Scalar] {
    switch order {
    case .xyWidthHeight: [tx, ty, tw, th]
    case .yxHeightWidth: [ty, tx, th, tw]
    }
  }
}

/// The order in which a trainer writes the offsets of a prior.
public enum OffsetOrder: Hashable, Sendable {
  /// `tx, ty, tw, th`: all but one.
  case xyWidthHeight
  /// `ty, tx, th, tw`: TensorFlow's Object Detection API.
  case yxHeightWidth
}
