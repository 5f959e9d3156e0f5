import Glibc

/// CIoU: IoU less the distance of centers and the difference of shapes.
public enum CompleteIoU {
  /// How it is kept from dividing by 0, with ε = 1e-7.
  public enum Form: Hashable, Sendable {
    /// ε in the union and the diagonal: yolov5.
    case plain
    /// ε in both heights and once more beside them as well; sides are differences of edges: yolov7.
    case raisedHeights
  }

  /// CIoU of two boxes in center form (`tx, ty` the center, `tw, th` the sides), in `Float`.
  static func of(_ a: BoxOffsets<Float>, _ b: BoxOffsets<Float>, _ form: Form) -> Float {
    let small: Float = 1e-7
    let (aLeft, aRight) = (a.tx - a.tw / 2, a.tx + a.tw / 2)
    let (aTop, aBottom) = (a.ty - a.th / 2, a.ty + a.th / 2)
    let (bLeft, bRight) = (b.tx - b.tw / 2, b.tx + b.tw / 2)
    let (bTop, bBottom) = (b.ty - b.th / 2, b.ty + b.th / 2)
    let intersection =
      max(min(aRight, bRight) - max(aLeft, bLeft), 0)
      * max(min(aBottom, bBottom) - max(aTop, bTop), 0)
    let isRaised = form == .raisedHeights
    let (w, h) = isRaised ? (aRight - aLeft, aBottom - aTop + small) : (a.tw, a.th)
    let (v, k) = isRaised ? (bRight - bLeft, bBottom - bTop + small) : (b.tw, b.th)
    let union = w * h + v * k - intersection + small
    let overlap = intersection / union
    let across = max(aRight, bRight) - min(aLeft, bLeft)
    let down = max(aBottom, bBottom) - min(aTop, bTop)
    let diagonal = across * across + down * down + small
    let right = bLeft + bRight - aLeft - aRight
    let below = bTop + bBottom - aTop - aBottom
    let distance = (right * right + below * below) / 4
    let floor: Float = isRaised ? small : 0
    let turn = atan(v / (k + floor)) - atan(w / (h + floor))
    let shape = Float(4 / (Double.pi * Double.pi)) * (turn * turn)
    let share = shape / (shape - overlap + (1 + small))
    return overlap - (distance / diagonal + shape * share)
  }
}
