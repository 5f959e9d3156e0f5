import Boxes

/// Gives each ground truth one prior of its own, as SqueezeDet's trainer does.
///
/// Ground truths are served in order, whatever their class. Each takes the prior with the largest
/// IoU among those not taken, however small; where none overlaps, the nearest one by the squared
/// distance over `cx, cy, w, h`. There is no threshold, and a later ground truth never takes a
/// prior away.
///
/// - Ties: see ``SqueezeDetTieOrder``. They are the rule: every prior of one anchor that lies
///   wholly inside a box has the same IoU, to the bit.
/// - Parity: squeezedet-keras `read_image_and_gt_with_original`, squeezeDet `read_batch`; spec §4.
///   IoU in `Double`, the trainer's operation order, no fused multiply-add.
/// - Complexity: with `.stable`, columns + rows for each anchor, and the few cells that can win.
public struct SqueezeDetMatcher: Sendable {
  /// The priors that are given away.
  public let priors: SqueezeDetPriors
  /// Who wins a tie.
  public let ties: SqueezeDetTieOrder

  /// The area of each anchor.
  let areas: [Double]
  /// Whether the grid search is exact for these priors.
  private let isTame: Bool

  /// A matcher over these priors.
  public init(priors: SqueezeDetPriors, ties: SqueezeDetTieOrder = .stable) {
    self.priors = priors
    self.ties = ties
    areas = priors.anchors.map { $0.width * $0.height }
    isTame = priors.anchors.allSatisfy {
      Self.tameSides.contains($0.width) && Self.tameSides.contains($0.height)
    }
  }

  /// Sides between these can't overflow, nor can an overlap outgrow a union in rounding, so that
  /// IoU rises with the overlap along each axis. The grid search rests on that.
  private static let tameSides = 1e-3...1e9

  /// The match of each box, in order.
  ///
  /// - Throws: `noGroundTruths` and `moreGroundTruthsThanPriors`, where the trainer raises.
  public func match(_ boxes: [SqueezeDetBox]) throws(SqueezeDetError) -> [SqueezeDetMatch] {
    var workspace = SqueezeDetMatchWorkspace()
    try match(boxes, in: &workspace)
    return workspace.matches
  }

  /// Matches into a workspace. Nothing is allocated once it has served an image as full as this.
  ///
  /// - Throws: `noGroundTruths` and `moreGroundTruthsThanPriors`, where the trainer raises.
  public func match(
    _ boxes: [SqueezeDetBox], in workspace: inout SqueezeDetMatchWorkspace
  ) throws(SqueezeDetError) {
    workspace.begin(priors)
    guard !boxes.isEmpty else { throw .noGroundTruths }
    guard boxes.count <= priors.count else {
      throw .moreGroundTruthsThanPriors(groundTruths: boxes.count, priors: priors.count)
    }
    for box in boxes {
      let match =
        ties == .stable && isTame && Self.isTame(box)
        ? nextOnGrid(box, &workspace) : nextOfAll(box, &workspace)
      workspace.takenBy[match.prior] = workspace.image
      workspace.matches.append(match)
    }
  }

  private static func isTame(_ box: SqueezeDetBox) -> Bool {
    tameSides.contains(box.width) && tameSides.contains(box.height) && box.cx.magnitude <= 1e9
      && box.cy.magnitude <= 1e9
  }
}
