import Boxes
import Glibc

/// Scales, turns, shears and shifts a picture about its center into a window, and drops boxes of which
/// too little is left.
///
/// - Parity: yolov5 7.0.14, `random_perspective` and `box_candidates` for boxes without outlines, ran.
///   Two draws for a true perspective are asked for and left unused: every shipped setting has 0.
struct Perspective: AugmentationStep {
  /// Of the window, in pixels.
  var side = 640
  /// The largest angle, in degrees.
  var degrees: Double
  /// The farthest shift, as share of the window.
  var translate: Double
  /// The farthest from a scale of 1.
  var scale: Double
  /// The largest shear, in degrees.
  var shear: Double

  /// The settings that training begins with: no angle and no shear.
  static let low = Perspective(degrees: 0, translate: 0.1, scale: 0.5, shear: 0)
  /// What the function does where nobody says otherwise.
  static let functionDefaults = Perspective(degrees: 10, translate: 0.1, scale: 0.1, shear: 10)

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    _ = draws.uniform(0, 0)
    _ = draws.uniform(0, 0)
    let angle = draws.uniform(-degrees, degrees) * .pi / 180
    let size = draws.uniform(1 - scale, 1 + scale)
    let xShear = tan(draws.uniform(-shear, shear) * .pi / 180)
    let yShear = tan(draws.uniform(-shear, shear) * .pi / 180)
    let window = Double(side)
    let right = draws.uniform(0.5 - translate, 0.5 + translate) * window
    let down = draws.uniform(0.5 - translate, 0.5 + translate) * window

    let (cosine, sine) = (size * cos(angle), size * sin(angle))
    let map = AffineMap.shift(x: -Double(scene.width) / 2, y: -Double(scene.height) / 2)
      .then(AffineMap(xx: cosine, xy: sine, yx: -sine, yy: cosine))
      .then(AffineMap(xy: xShear, yx: yShear))
      .then(.shift(x: right, y: down))
    scene.trail.isWarped = true
    scene.place(inWidth: side, height: side, by: map)
    let bounds = Edges<Pixels>(xMin: 0, yMin: 0, xMax: window, yMax: window)
    var kept = 0
    for place in scene.objects.indices {
      let before = scene.objects[place].edges
      let after = map.bounds(of: before).limited(to: bounds)
      guard Self.isKept(after, of: (before.width * size, before.height * size)) else { continue }
      scene.objects[kept] = scene.objects[place]
      scene.objects[kept].edges = after
      kept += 1
    }
    scene.objects.removeLast(scene.objects.count - kept)
  }

  /// Whether enough of a box is left.
  private static func isKept(
    _ edges: Edges<Pixels>, of size: (width: Double, height: Double)
  ) -> Bool {
    let (width, height) = (edges.width, edges.height)
    return width > 2 && height > 2 && width * height / (size.width * size.height + 1e-16) > 0.1
      && max(width / (height + 1e-16), height / (width + 1e-16)) < 100
  }
}

extension AffineMap {
  /// The hull of where the four corners come to lie, without a list.
  func bounds(of edges: Edges<Pixels>) -> Edges<Pixels> {
    let (left, right) = (xx * edges.xMin + dx, xx * edges.xMax + dx)
    let (upper, lower) = (yy * edges.yMin + dy, yy * edges.yMax + dy)
    let (xTop, xBottom) = (xy * edges.yMin, xy * edges.yMax)
    let (yLeft, yRight) = (yx * edges.xMin, yx * edges.xMax)
    return Edges(
      xMin: min(left, right) + min(xTop, xBottom), yMin: min(upper, lower) + min(yLeft, yRight),
      xMax: max(left, right) + max(xTop, xBottom), yMax: max(upper, lower) + max(yLeft, yRight))
  }
}
