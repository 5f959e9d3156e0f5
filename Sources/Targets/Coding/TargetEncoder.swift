import Boxes

/// Makes the targets that a trainer learns from: which prior learns which object, and its offsets.
///
/// Made once per preset; its priors are kept. A value: threads share it, each with its own
/// `TargetWorkspace`.
///
/// ```swift
/// let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
/// var groundTruths = GroundTruthColumns()
/// groundTruths.append(Edges(xMin: 60, yMin: 70, xMax: 160, yMax: 150), classIndex: 2)
/// var work = TargetWorkspace()
/// try encoder.encode(groundTruths, into: &work)
/// print(work.positives.count, "of", encoder.priors.count, "priors")
/// ```
///
/// - Units: ground truths in pixels of the network's input.
/// - Parity: the same priors and ground truths as the trainer's own code, ties included; offsets
///   to the last bits of a logarithm.
public struct TargetEncoder: Sendable {
  /// The trainer.
  public internal(set) var preset: TrainerPreset
  /// Its priors.
  public let priors: Priors

  /// Makes the priors of a preset.
  ///
  /// - Throws: `priorsNotFinite` for a layout whose sizes are nonsense; `priorCount`.
  public init(_ preset: TrainerPreset) throws(TargetsError) {
    let layout = preset.layout
    guard 1...PriorLayout.maximumCount ~= layout.count else {
      throw .priorCount(layout: layout.name, count: layout.count)
    }
    let priors = layout.priors()
    for i in 0..<priors.count {
      let isSound =
        priors.frames.cx[i].isFinite && priors.frames.cy[i].isFinite
        && priors.frames.width[i].isFinite && priors.frames.height[i].isFinite
        && priors.frames.width[i] > 0 && priors.frames.height[i] > 0
      guard isSound else { throw .priorsNotFinite(layout: layout.name, prior: i) }
    }
    self.preset = preset
    self.priors = priors
  }

  /// Encodes one image into a workspace.
  ///
  /// - Throws: `emptyImage` where the trainer raises on an image without boxes;
  ///   `groundTruthNotFinite`.
  /// - Complexity: the cells near each ground truth, and one pass over the priors. Allocates
  ///   nothing once the workspace has seen images as full.
  public func encode(
    _ groundTruths: GroundTruthColumns, into work: inout TargetWorkspace
  ) throws(TargetsError) {
    work.reset(for: priors)
    if groundTruths.count == 0 {
      guard try appendStandIn(to: &work) else { return }
    }
    for g in 0..<groundTruths.count { try append(groundTruths, g, to: &work) }
    if work.sources.isEmpty, groundTruths.count > 0 {
      work.classTargets.removeAll(keepingCapacity: true)
      guard try appendStandIn(to: &work) else { return }
    }
    if let doubles = priors.doubles {
      DoubleMatching(policy: preset.policy).run(doubles, &work)
    } else {
      Matching(policy: preset.policy, unionOrder: preset.unionOrder).run(priors, &work)
    }
    for i in 0..<work.positives.count {
      work.positives.append(
        offsets(
          ofPrior: Int(work.positives.prior[i]), from: Int(work.positives.groundTruth[i]), work))
    }
    work.renumber()
  }

  /// Encodes one image. Allocates; for many images use ``encode(_:into:)``.
  public func encode(_ groundTruths: GroundTruthColumns) throws(TargetsError) -> TargetWorkspace {
    var work = TargetWorkspace()
    try encode(groundTruths, into: &work)
    return work
  }

  func offsets(ofPrior prior: Int, from g: Int, _ work: borrowing TargetWorkspace) -> BoxOffsets<
    Float
  > {
    if let doubles = priors.doubles {
      return BoxOffsets(
        preset.coder.encode(g, of: work.doubleFrames, from: prior, of: doubles.frames))
    }
    return preset.coder.encode(
      cx: work.frames.cx[g], cy: work.frames.cy[g], width: work.frames.width[g],
      height: work.frames.height[g], priorCX: priors.frames.cx[prior],
      priorCY: priors.frames.cy[prior], priorWidth: priors.frames.width[prior],
      priorHeight: priors.frames.height[prior])
  }

  private func append(
    _ groundTruths: GroundTruthColumns, _ g: Int, to work: inout TargetWorkspace
  ) throws(TargetsError) {
    let edges = groundTruths.edges(of: g)
    guard
      Float(edges.xMin).isFinite, Float(edges.yMin).isFinite, Float(edges.xMax).isFinite,
      Float(edges.yMax).isFinite
    else { throw .groundTruthNotFinite(index: g) }
    if preset.intake.refuses(edges) {
      throw .degenerateBox(
        trainer: preset.name, index: g, reason: preset.intake.degenerateReason ?? "")
    }
    let target = preset.classes.target(ofClass: groundTruths.classes[g])
    if preset.intake.takes(edges, of: preset.inputSize) {
      append(edges, classTarget: target, to: &work)
    } else {
      work.leaveOut(classTarget: target)
    }
  }

  private func append(
    _ edges: Edges<InputPixels>, classTarget: Int32, to work: inout TargetWorkspace
  ) {
    let frame = preset.groundTruthFrame
    let size = preset.layout.imageSize
    let xMin = frame.corner(edges.xMin, side: size.width)
    let yMin = frame.corner(edges.yMin, side: size.height)
    let xMax = frame.corner(edges.xMax, side: size.width)
    let yMax = frame.corner(edges.yMax, side: size.height)
    let x = frame.interval(xMin, xMax, side: size.width)
    let y = frame.interval(yMin, yMax, side: size.height)
    work.append(
      xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax, cx: x.center, cy: y.center,
      width: x.side, height: y.side, classTarget: classTarget)
    guard priors.doubles != nil else { return }
    let inUnit = frame.unit != .pixel
    let (across, down) = inUnit ? (Double(size.width), Double(size.height)) : (1, 1)
    work.appendDoubles(
      (edges.xMin / across, edges.xMax / across), (edges.yMin / down, edges.yMax / down))
  }

  /// Puts the trainer's substitute in the place of no ground truth; false when there is none.
  private func appendStandIn(to work: inout TargetWorkspace) throws(TargetsError) -> Bool {
    let size = preset.layout.imageSize
    switch preset.policy.emptyImage {
    case .background: return false
    case .refused(let reason): throw .emptyImage(trainer: preset.name, reason: reason)
    case .paddingRow:
      work.standIn = .paddingRow
      append(
        Edges(xMin: -1, yMin: -1, xMax: -1, yMax: -1),
        classTarget: preset.classes.target(ofClass: -1), to: &work)
    case .wholeImage:
      work.standIn = .wholeImage
      append(
        Edges(xMin: 0, yMin: 0, xMax: Double(size.width), yMax: Double(size.height)),
        classTarget: preset.classes.background, to: &work)
    }
    return true
  }
}
