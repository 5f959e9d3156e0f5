import Boxes
import Clustering
import Targets

/// Objects in the place of sizes that have none, as sketches hold them.
struct DrawnObjects: Sendable {
  let preset: TrainerPreset

  /// How many stand for the sizes of a sample.
  private static let count = 4_096

  /// Objects of the sizes of a sample, each alone in an image, anywhere inside it: as many of a size as
  /// its weight says, at places that cover the free room evenly.
  func objects(of sample: SizeSample) -> LayoutObjects {
    let (width, height) = (Double(preset.inputSize.width), Double(preset.inputSize.height))
    let scale = sample.scaling.pixelsPerUnit
    var objects = LayoutObjects()
    var row = 0
    var weight = sample.weights[0]
    let share = sample.totalWeight / Double(Self.count)
    for place in 0..<Self.count {
      while weight <= (Double(place) + 0.5) * share, row + 1 < sample.count {
        row += 1
        weight += sample.weights[row]
      }
      let (x, y) = Self.spread(place)
      let own = (width: sample.widths[row] * scale.x, height: sample.heights[row] * scale.y)
      let left = (width - own.width) * (own.width < width ? x : 0.5)
      let top = (height - own.height) * (own.height < height ? y : 0.5)
      var image = GroundTruthColumns()
      image.append(
        Edges(xMin: left, yMin: top, xMax: left + own.width, yMax: top + own.height),
        classIndex: 0)
      objects.append(image, of: preset)
    }
    return objects
  }

  /// The points of Roberts's sequence: additive steps by powers of the plastic number.
  private static func spread(_ place: Int) -> (Double, Double) {
    let (x, y) = (Double(place) * 0.7548776662466927, Double(place) * 0.5698402909980532)
    return (x - x.rounded(.down), y - y.rounded(.down))
  }
}
