/// A distinct shape among a trainer's priors: what a config or a preset states, before placing.
public struct TrainerShape: Hashable, Sendable {
  /// The feature map, from 0.
  public let level: Int
  /// Which of the cell's shapes it is, from 0.
  public let shape: Int
  /// Width in pixels of the network's input.
  public let width: Double
  /// Height in pixels of the network's input.
  public let height: Double

  /// States a shape.
  public init(level: Int, shape: Int, width: Double, height: Double) {
    self.level = level
    self.shape = shape
    self.width = width
    self.height = height
  }
}

extension Trainer {
  /// The shapes of all levels, by level and place in the cell.
  ///
  /// Where priors are clipped to the image, the largest of a shape stands for it: one that is
  /// clipped nowhere, if there is one.
  public var shapes: [TrainerShape] {
    var largest: [ShapePlace: TrainerShape] = [:]
    for index in 0..<priorCount {
      let prior = prior(index)
      let place = ShapePlace(level: prior.level, shape: prior.shape)
      if let known = largest[place], known.width * known.height >= prior.frame.area {
        continue
      }
      largest[place] = TrainerShape(
        level: prior.level, shape: prior.shape, width: prior.frame.width,
        height: prior.frame.height)
    }
    return largest.values.sorted { ($0.level, $0.shape) < ($1.level, $1.shape) }
  }
}

/// Where a shape stands: a level, and a place in its cells.
private struct ShapePlace: Hashable {
  let level: Int
  let shape: Int
}
