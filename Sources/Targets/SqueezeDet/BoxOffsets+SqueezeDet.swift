/// What SqueezeDet's network shall predict for a prior: where the box is, relative to the prior.
///
///     tx = (cx − prior cx) / prior width     tw = ln(w / prior width)    ty, th alike
///
/// No variances, no epsilon, no clamp. An infinite box has infinite offsets.
extension BoxOffsets<Double> {
  /// Encodes a box relative to a prior as SqueezeDet does.
  ///
  /// - Parity: squeezedet-keras, spec §5; the logarithm within 1e-12.
  public init(of box: SqueezeDetBox, from prior: SqueezeDetBox) {
    self.init(
      tx: (box.cx - prior.cx) / prior.width, ty: (box.cy - prior.cy) / prior.height,
      tw: .naturalLogarithm(box.width / prior.width),
      th: .naturalLogarithm(box.height / prior.height))
  }
}
