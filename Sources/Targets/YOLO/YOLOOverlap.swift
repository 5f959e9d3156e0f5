/// IoU in `Float`, in the operation order of darknet.
enum YOLOOverlap {
  /// IoU of two shapes on one center.
  static func ofShapes(_ w: Float, _ h: Float, _ v: Float, _ k: Float) -> Float {
    of(x: 0, y: 0, w, h, x: 0, y: 0, v, k)
  }

  /// IoU of two boxes in center form; 0 where they do not meet.
  static func of(
    x: Float, y: Float, _ w: Float, _ h: Float, x px: Float, y py: Float, _ v: Float, _ k: Float
  ) -> Float {
    let across = span(x, w, px, v)
    let down = span(y, h, py, k)
    guard across >= 0, down >= 0 else { return 0 }
    let intersection = across * down
    let union = w * h + v * k - intersection
    return intersection == 0 || union == 0 ? 0 : intersection / union
  }

  private static func span(_ x: Float, _ w: Float, _ px: Float, _ v: Float) -> Float {
    min(x + w / 2, px + v / 2) - max(x - w / 2, px - v / 2)
  }
}
