import Boxes

@testable import Targets

/// Layouts and objects for the tests of fitting, small enough for a debug build.
enum LayoutSamples {
  /// Edges on a coarse raster tie often; some boxes are empty, repeated, tiny, or outside.
  static func awkward(count: Int, side: Double, seed: UInt64) -> [GroundTruthColumns] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { place in
      var image = GroundTruthColumns()
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        let raster = place.isMultiple(of: 2) ? 8.0 : 150
        func snapped(_ range: ClosedRange<Double>) -> Double {
          (random.uniform(in: range) * raster).rounded() / raster * side
        }
        // An empty box leaves its image to the full matcher: not every image has one.
        let least = place.isMultiple(of: 4) ? 0.0 : 0.01
        let (x, y) = (snapped(-0.1...0.9), snapped(-0.1...0.9))
        let (width, height) = (
          max(least * side, snapped(0...0.5)), max(least * side, snapped(0...0.5))
        )
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          image.append(
            Edges(xMin: x, yMin: y, xMax: x + width, yMax: y + height),
            classIndex: Int.random(in: 0...2, using: &random))
        }
      }
      return image
    }
  }

  /// Objects as a preset's trainer takes them.
  static func objects(_ images: [GroundTruthColumns], _ preset: TrainerPreset) -> LayoutObjects {
    var objects = LayoutObjects()
    for image in images { objects.append(image, of: preset) }
    return objects
  }

  /// Squares of one size, ratios of another: objects at places that a step of 8 does not divide.
  static func similar(
    count: Int, scale: ClosedRange<Double>, ratio: ClosedRange<Double>, side: Double, seed: UInt64
  ) -> [GroundTruthColumns] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { _ in
      let scale = random.uniform(in: scale)
      let root = random.uniform(in: ratio).squareRoot()
      let (width, height) = (min(scale * root, side), min(scale / root, side))
      let x = random.uniform(in: 0...side - width)
      let y = random.uniform(in: 0...side - height)
      var image = GroundTruthColumns()
      image.append(
        Edges(xMin: x, yMin: y, xMax: x + width, yMax: y + height), classIndex: 0)
      return image
    }
  }
}
