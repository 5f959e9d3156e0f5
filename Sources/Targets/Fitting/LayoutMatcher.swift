/// A trainer's matcher under one layout, for counting: what ``TargetEncoder`` assigns, without a
/// pass over the priors.
///
/// Objects are few and priors many, so each object looks for its own: ``GridScan`` finds the priors
/// that reach the threshold, or else the one that is forced, and only objects that meet in a prior
/// are compared. Counts, and overlaps to the bit, are those of the encoder; a test says so.
public struct LayoutMatcher: Sendable {
  let preset: TrainerPreset
  let grid: PriorGrid
  /// The side of a square that the finest level matches wherever it lies, if it has priors of its
  /// size; smaller ones are matched where a center happens to be near.
  ///
  /// Off by half a step each way, squares of side `a` share `(a − step / 2)²`.
  ///
  /// - Units: pixels of the network's input.
  public let reach: Double

  /// Takes a preset's priors and matcher.
  ///
  /// - Throws: as ``TargetEncoder``, for priors that are none.
  public init(_ preset: TrainerPreset) throws(TargetsError) {
    let count = preset.layout.count
    guard 1...PriorLayout.maximumCount ~= count else {
      throw .priorCount(layout: preset.layout.name, count: count)
    }
    self.preset = preset
    grid = PriorGrid(preset.layout)
    let step = preset.layout.levels.map { Self.step($0, preset.layout) }.min() ?? 0
    let least = preset.policy.threshold
    reach = step / 2 / (1 - (2 * least / (1 + least)).squareRoot())
    if let prior = grid.unsound {
      throw .priorsNotFinite(layout: preset.layout.name, prior: prior)
    }
  }

  /// The number of priors.
  public var priorCount: Int { grid.count }

  /// Pixels between the centers of a level.
  private static func step(_ level: PriorLevel, _ layout: PriorLayout) -> Double {
    switch level.centering {
    case .step(let step): step
    case .cells, .wholeSteps:
      (level.centering.step(
        extent: Double(layout.imageSize.width), cells: level.grid.columns)
        * level.centering.step(
          extent: Double(layout.imageSize.height), cells: level.grid.rows)).squareRoot()
    }
  }

  /// The area of a square of ``reach``, in the trainer's numbers.
  private var reachArea: Float {
    let input = preset.inputSize
    let unit =
      preset.groundTruthFrame.unit == .pixel ? 1 : Double(input.width) * Double(input.height)
    return Float(reach * reach / unit)
  }

  /// Counts what the matcher does with some of the images.
  ///
  /// - Complexity: shapes × objects, and the priors that are positive.
  public func tally(_ objects: LayoutObjects, images: Range<Int>) -> LayoutTally {
    switch preset.unionOrder {
    case .sumFirst: tally(objects, images, SumFirst())
    case .differenceFirst: tally(objects, images, DifferenceFirst())
    case .sumPlus(let epsilon): tally(objects, images, SumPlus(epsilon: epsilon))
    }
  }

  /// Counts what the matcher does with all images.
  public func tally(_ objects: LayoutObjects) -> LayoutTally {
    tally(objects, images: 0..<objects.imageCount)
  }

  /// The same by the encoder's own matcher, over all priors: slow, and what the fast way is held to.
  public func exhaustiveTally(_ objects: LayoutObjects, images: Range<Int>) -> LayoutTally {
    var matching = ExhaustiveMatching(preset, reachArea: reachArea)
    var tally = LayoutTally(levelCount: preset.layout.levels.count)
    objects.boxes.withUnsafeBufferPointer { boxes in
      for image in images {
        let own = UnsafeBufferPointer(rebasing: boxes[objects.range(of: image)])
        tally.addObjects(own)
        matching.add(own, to: &tally)
      }
    }
    return tally
  }

  private func tally<Rule: UnionRule>(
    _ objects: LayoutObjects, _ images: Range<Int>, _ rule: Rule
  ) -> LayoutTally {
    var work = ImageMatching<Rule>(preset, grid, reachArea: reachArea)
    objects.boxes.withUnsafeBufferPointer { boxes in
      grid.shapes.withUnsafeBufferPointer { shapes in
        grid.edges.withUnsafeBufferPointer { edges in
          guard let edges = edges.baseAddress else { return }
          for image in images {
            let own = UnsafeBufferPointer(rebasing: boxes[objects.range(of: image)])
            work.add(
              GridScans(rule: rule, boxes: own, shapes: shapes, edges: edges),
              objects.kind(of: image), preset)
          }
        }
      }
    }
    return work.tally
  }
}
