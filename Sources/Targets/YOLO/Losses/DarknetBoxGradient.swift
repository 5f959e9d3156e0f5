import Glibc

/// darknet's `dx_box_iou` for `ciou`: where a predicted box has to move, in its arithmetic.
struct DarknetBoxGradient {
  let x: Float
  let y: Float
  let width: Float
  let height: Float

  /// - Parameters: boxes in center form, in shares of the input.
  init(of pred: YOLOBoxDecoding.Box, toward truth: YOLOBox) {
    let w = pred.width == 0 ? 1 : pred.width
    let h = pred.height == 0 ? 1 : pred.height
    let (left, right) = (pred.x - w / 2, pred.x + w / 2)
    let (top, bottom) = (pred.y - h / 2, pred.y + h / 2)
    let (tLeft, tRight) = (truth.x - truth.width / 2, truth.x + truth.width / 2)
    let (tTop, tBottom) = (truth.y - truth.height / 2, truth.y + truth.height / 2)
    let down = min(bottom, tBottom) - max(top, tTop)
    let across = min(right, tRight) - max(left, tLeft)
    let shared = across * down
    let area = (bottom - top) * (right - left)
    let union = area + (tBottom - tTop) * (tRight - tLeft) - shared

    /// The gradient of the IoU by an edge: what the edge adds to the box, and to what is shared.
    func edge(_ own: Float, _ both: Float) -> Float {
      union > 0 ? (union * both - shared * (own - both)) / (union * union) : 0
    }
    let byBottom = edge(right - left, bottom < tBottom ? across : 0)
    let byRight = edge(bottom - top, right < tRight ? down : 0)
    // A side too short to part its edges has one gradient for both.
    let byTop = top < bottom ? edge(-(right - left), top > tTop ? -across : 0) : byBottom
    let byLeft = left < right ? edge(-(bottom - top), left > tLeft ? -down : 0) : byRight
    let isApart = across <= 0 || down <= 0
    var result = (
      x: byLeft + byRight, y: byTop + byBottom, width: byRight - byLeft, height: byBottom - byTop
    )

    let spanX = max(right, tRight) - min(left, tLeft)
    let spanY = max(bottom, tBottom) - min(top, tTop)
    let diagonal = spanX * spanX + spanY * spanY
    let distance =
      (pred.x - truth.x) * (pred.x - truth.x) + (pred.y - truth.y) * (pred.y - truth.y)
    let outLeft: Float = left < tLeft ? 1 : 0
    let outRight: Float = right > tRight ? 1 : 0
    let outTop: Float = top < tTop ? 1 : 0
    let outBottom: Float = bottom > tBottom ? 1 : 0
    func center(_ way: Float, _ span: Float, _ growth: Float) -> Float {
      (2 * way * diagonal - 2 * span * growth * distance) / (diagonal * diagonal)
    }
    func side(_ span: Float, _ growth: Float) -> Float {
      2 * span * growth * distance / (diagonal * diagonal)
    }
    // Doubles where C has doubles, each result rounded as its variables are.
    let square = Double.pi * Double.pi
    let turn = atan(Double(truth.width / truth.height)) - atan(Double(w / h))
    let shape = Float(4 / square * turn * turn)
    let weight = Float(Double(shape) / (Double(1 - shared / union + shape) + 0.000001))
    let apart = (
      x: center(truth.x - pred.x, spanX, outRight - outLeft),
      y: center(truth.y - pred.y, spanY, outBottom - outTop),
      width: side(spanX, 0.5 * outRight + 0.5 * outLeft)
        + weight * Float(8 / square * turn * Double(h)),
      height: side(spanY, 0.5 * outBottom + 0.5 * outTop)
        + weight * Float(-8 / square * turn * Double(w))
    )
    if isApart {
      result = apart
    } else if diagonal > 0 {
      result = (
        result.x + apart.x, result.y + apart.y, result.width + apart.width,
        result.height + apart.height
      )
    }
    x = result.x
    y = result.y
    width = result.width
    height = result.height
  }
}
