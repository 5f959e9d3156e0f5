/// Encodes a box as offsets from a prior, and decodes offsets back to a box.
///
/// With `g` the box, `p` the prior, `v` the variances and `ε` a trainer's guard (mostly 0):
///
///     tx = (g.cx − p.cx) / (p.width  + ε) / v.x     tw = ln((g.width  + ε) / (p.width  + ε)) / v.width
///     ty = (g.cy − p.cy) / (p.height + ε) / v.y     th = ln((g.height + ε) / (p.height + ε)) / v.height
///
/// - Units: offsets have none; box and prior are in one unit, the trainer's.
/// - Convention: center form, continuous edges. No pixel is added to a width or a height.
/// - Parity: spec sections 1–9; a box without extent gives `-inf`, as it does there.
public struct CenterOffsetCoder: Hashable, Sendable {
  /// What offsets are divided by.
  public var variances: Variances
  /// The order in which offsets are written to arrays.
  public var order: OffsetOrder
  /// Added to every side before dividing and before the logarithm.
  public var epsilon: Float
  /// The order of its divisions.
  public var arithmetic: OffsetArithmetic
  /// The largest exponent that decoding takes, or none.
  public var exponentCap: Float?
  /// The smallest exponent that decoding takes, or none.
  public var exponentFloor: Float?

  /// Names the choices; SSD's are the defaults.
  public init(
    variances: Variances = .ssd, order: OffsetOrder = .xyWidthHeight, epsilon: Float = 0,
    arithmetic: OffsetArithmetic = .divideTwice, exponentCap: Float? = nil,
    exponentFloor: Float? = nil
  ) {
    self.variances = variances
    self.order = order
    self.epsilon = epsilon
    self.arithmetic = arithmetic
    self.exponentCap = exponentCap
    self.exponentFloor = exponentFloor
  }

  /// The offsets of a box from a prior, both in center form.
  public func encode(
    cx: Float, cy: Float, width: Float, height: Float,
    priorCX: Float, priorCY: Float, priorWidth: Float, priorHeight: Float
  ) -> BoxOffsets<Float> {
    let pw = priorWidth + epsilon
    let ph = priorHeight + epsilon
    return BoxOffsets(
      tx: arithmetic.shift(cx - priorCX, side: pw, variance: variances.x),
      ty: arithmetic.shift(cy - priorCY, side: ph, variance: variances.y),
      tw: arithmetic.growth((width + epsilon) / pw, variance: variances.width),
      th: arithmetic.growth((height + epsilon) / ph, variance: variances.height))
  }

  /// The offsets of a box from a prior in `Double`, for a trainer that computes in nothing else.
  func encode(
    _ g: Int, of boxes: CenterColumns<Double>, from p: Int, of priors: CenterColumns<Double>
  )
    -> BoxOffsets<Double>
  {
    let epsilon = Double(epsilon)
    let v = variances.written
    let pw = priors.width[p] + epsilon
    let ph = priors.height[p] + epsilon
    return BoxOffsets(
      tx: arithmetic.shift(boxes.cx[g] - priors.cx[p], side: pw, variance: v.tx),
      ty: arithmetic.shift(boxes.cy[g] - priors.cy[p], side: ph, variance: v.ty),
      tw: arithmetic.growth((boxes.width[g] + epsilon) / pw, variance: v.tw),
      th: arithmetic.growth((boxes.height[g] + epsilon) / ph, variance: v.th))
  }

  /// The box in center form that the offsets from a prior mean.
  public func decode(
    _ offsets: BoxOffsets<Float>, priorCX: Float, priorCY: Float, priorWidth: Float,
    priorHeight: Float
  ) -> (cx: Float, cy: Float, width: Float, height: Float) {
    var tw = offsets.tw * variances.width
    var th = offsets.th * variances.height
    if let exponentCap {
      tw = min(tw, exponentCap)
      th = min(th, exponentCap)
    }
    if let exponentFloor {
      tw = max(tw, exponentFloor)
      th = max(th, exponentFloor)
    }
    return (
      offsets.tx * variances.x * priorWidth + priorCX,
      offsets.ty * variances.y * priorHeight + priorCY,
      Float.exponential(tw) * priorWidth,
      Float.exponential(th) * priorHeight
    )
  }
}
