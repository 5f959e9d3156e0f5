/// How a trainer turns a ground truth into the numbers that it measures overlap and offsets with.
public struct GroundTruthFrame: Hashable, Sendable {
  /// `.pixel`, or `.unit`: divided by the input's sides, in `Float`.
  public var unit: PriorUnit
  /// How the center form is made from the corners.
  public var center: CodingFrame
  /// Whether offsets are measured to center, width and height each clamped to the image. Overlap is
  /// measured with the box as it is.
  public var clampsCenterForm: Bool

  /// Names the three choices.
  public init(
    unit: PriorUnit, center: CodingFrame = .cornerMean, clampsCenterForm: Bool = false
  ) {
    self.unit = unit
    self.center = center
    self.clampsCenterForm = clampsCenterForm
  }

  /// The corners of a box in the trainer's unit.
  func corner(_ edge: Double, side: Int) -> Float {
    unit == .pixel ? Float(edge) : Float(edge) / Float(side)
  }

  /// The center and extent of an interval.
  func interval(_ low: Float, _ high: Float, side: Int) -> (center: Float, side: Float) {
    let made = center.interval(from: low, to: high)
    guard clampsCenterForm else { return made }
    let limit = unit == .pixel ? Float(side) : 1
    return (clamped(made.center, to: limit), clamped(made.side, to: limit))
  }
}
