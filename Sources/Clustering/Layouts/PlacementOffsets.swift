/// How far the center of a box lies from the nearest center of a level.
///
/// A box lies anywhere inside the input, so a large one stands near the middle: on one axis its
/// center is spread evenly between half its side and the input's side less that. The distances
/// are told by two numbers: the means of their lower and upper half.
struct PlacementOffsets: Hashable, Sendable {
  let near: Double
  let far: Double

  /// Places that are looked at.
  private static let places = 16

  /// - Parameters:
  ///   - side: the box's side; `input`: the input's; both in pixels.
  ///   - step: pixels between centers, of which there are `count`, the first at half a step.
  init(side: Double, input: Double, step: Double, count: Int) {
    let free = max(0, input - side)
    let first = side >= input ? input / 2 : side / 2
    let distances = (0..<Self.places).map { place -> Double in
      let center = first + free * (Double(place) + 0.5) / Double(Self.places)
      let cell = min(max((center / step).rounded(.down), 0), Double(count - 1))
      return abs(center - (cell + 0.5) * step)
    }.sorted()
    let half = Self.places / 2
    near = distances[..<half].reduce(0, +) / Double(half)
    far = distances[half...].reduce(0, +) / Double(half)
  }
}
