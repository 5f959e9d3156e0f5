import Boxes
import Targets

/// Images of random ground truths.
enum SampleImages {
  /// Boxes with sides of 4 % to 60 % of the image, anywhere inside.
  static func random(
    count: Int, boxes: Int, side: Double, seed: UInt64 = 1
  ) -> [GroundTruthColumns] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { _ in
      var columns = GroundTruthColumns()
      for _ in 0..<boxes {
        let width = random.uniform(in: 0.04...0.6) * side
        let height = random.uniform(in: 0.04...0.6) * side
        let x = random.uniform(in: 0...side - width)
        let y = random.uniform(in: 0...side - height)
        columns.append(
          Edges(xMin: x, yMin: y, xMax: x + width, yMax: y + height),
          classIndex: Int.random(in: 0..<20, using: &random))
      }
      return columns
    }
  }
}
