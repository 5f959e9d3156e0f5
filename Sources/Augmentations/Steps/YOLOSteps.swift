import Boxes

/// Cuts boxes a thousandth of a pixel short of the right and bottom edge.
///
/// - Parity: yolov5 7.0.14, `xyxy2xywhn` as the loader calls it, before flips, ran.
struct ShortClip: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let bounds = Edges<Pixels>(
      xMin: 0, yMin: 0, xMax: Double(scene.width) - 0.001, yMax: Double(scene.height) - 0.001)
    for place in scene.objects.indices {
      scene.objects[place].edges = scene.objects[place].edges.limited(to: bounds)
    }
  }
}

extension AugmentedScene {
  /// Stretches picture and boxes until the longer side is as long as asked; sides are rounded up.
  mutating func fit(inSide side: Int) {
    let ratio = Double(side) / Double(max(width, height, 1))
    guard ratio != 1 else { return }
    resize(
      toWidth: Int((Double(width) * ratio).rounded(.up)),
      height: Int((Double(height) * ratio).rounded(.up)))
  }
}

extension Edges<Pixels> {
  /// Each edge at the nearest place inside other edges: what lies outside is a line on the border.
  func limited(to bounds: Edges<Pixels>) -> Edges<Pixels> {
    func limit(_ edge: Double, _ low: Double, _ high: Double) -> Double {
      Swift.min(Swift.max(edge, low), high)
    }
    return Edges(
      xMin: limit(xMin, bounds.xMin, bounds.xMax), yMin: limit(yMin, bounds.yMin, bounds.yMax),
      xMax: limit(xMax, bounds.xMin, bounds.xMax), yMax: limit(yMax, bounds.yMin, bounds.yMax))
  }
}
