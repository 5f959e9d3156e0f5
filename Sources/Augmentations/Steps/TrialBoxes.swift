import Boxes

/// How long a crop is looked for.
enum CropRounds {
  /// After so many options a picture stays whole. Trainers go on without end; one option in six or
  /// seven keeps the picture, so that no picture gets here by chance.
  static let limit = 1_000
}

/// The boxes of a picture in the precision of a trainer: taken once, asked in every trial.
struct TrialBoxes<Scalar: BinaryFloatingPoint & Sendable> {
  private let boxes: [PixelBox<Scalar>]

  init(of scene: AugmentedScene) { boxes = scene.objects.map { PixelBox($0.edges) } }

  var isEmpty: Bool { boxes.isEmpty }

  /// Whether the center of any box lies inside, edges not included.
  func hasCenter(inside part: PixelBox<Scalar>) -> Bool {
    boxes.contains { part.holdsCenter(of: $0) }
  }

  /// Whether every box has such an overlap, compared in double precision: NumPy's options are double.
  func allReach(_ least: Double, with part: PixelBox<Scalar>) -> Bool {
    boxes.allSatisfy { Double(part.overlap(with: $0)) >= least }
  }

  /// Whether any box has its center inside and such an overlap, compared in the boxes' precision.
  func anyCenteredReaches(_ least: Scalar, with part: PixelBox<Scalar>) -> Bool {
    boxes.contains { part.holdsCenter(of: $0) && part.overlap(with: $0) >= least }
  }
}
