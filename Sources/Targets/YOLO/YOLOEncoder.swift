import Boxes

/// Makes what a YOLO trainer's loss learns from: which prior learns which object, and its numbers.
///
/// Made once per preset. A value: threads share it, each with its own ``YOLOWorkspace``.
///
/// - Units: ground truths in pixels of the network's input.
/// - Parity: rows, ignored priors and numbers are those of the trainers' own code in every recorded
///   case, to the bit but for the last bit of a logarithm.
public struct YOLOEncoder: Sendable {
  /// The trainer.
  public let preset: YOLOPreset
  /// The number of priors.
  public let priorCount: Int
  let grids: [YOLOGrid]

  /// Places the anchors of a preset.
  ///
  /// - Throws: `priorCount` for none, or more than an encoder takes.
  public init(_ preset: YOLOPreset) throws(TargetsError) {
    let count = preset.layout.count
    guard 1...PriorLayout.maximumCount ~= count else {
      throw .priorCount(layout: preset.name, count: count)
    }
    self.preset = preset
    priorCount = count
    grids = YOLOGrid.all(of: preset.layout)
  }

  /// Encodes one image into a workspace.
  ///
  /// - Throws: `groundTruthNotFinite`; `groundTruthRefused` where the trainer raises.
  /// - Complexity: the cells near each ground truth. Allocates nothing once the workspace has seen
  ///   images as full.
  public func encode(
    _ groundTruths: GroundTruthColumns, into work: inout YOLOWorkspace
  ) throws(TargetsError) {
    work.reset(priors: priorCount)
    for index in 0..<groundTruths.count {
      let edges = groundTruths.edges(of: index)
      switch preset.admission {
      case .all: work.boxes.append(try box(edges, index))
      case .distinct:
        let box = try box(edges, index)
        let same = work.boxes.first { other in
          groundTruths.classes[other.index] == groundTruths.classes[index] && other.repeats(box)
        }
        if let same {
          work.refused.append((index, .repeats(groundTruth: same.index)))
        } else {
          work.boxes.append(box)
        }
      case .darknet(let most):
        let clipped = clipped(edges)
        let box = try box(clipped, index)
        if let reason = refusal(of: box, work.boxes.count, most) {
          work.refused.append((index, reason))
        } else {
          work.boxes.append(box)
        }
      }
    }
    switch preset.assigner {
    case .sideRatio(let rule): SideRatioMatching(limit: Float(rule.limit)).run(grids, &work)
    case .bestShape(let rule):
      BestShapeMatching(rule, input: preset.inputSize).run(grids, &work)
    case .region(let rule): RegionMatching(rule).run(grids, &work)
    case .responsibleCells(let rule):
      try ResponsibleCellMatching(rule, trainer: preset.name).run(grids, &work)
    }
    work.finish()
  }

  /// Encodes one image. Allocates; for many images use ``encode(_:into:)``.
  public func encode(_ groundTruths: GroundTruthColumns) throws(TargetsError) -> YOLOWorkspace {
    var work = YOLOWorkspace()
    try encode(groundTruths, into: &work)
    return work
  }

  private func box(_ edges: Edges<InputPixels>, _ index: Int) throws(TargetsError) -> YOLOBox {
    let (width, height) = (Double(preset.inputSize.width), Double(preset.inputSize.height))
    // Each number is one `Float` of a quotient of doubles, as label files and loaders give it.
    let box = YOLOBox(
      index: index, x: Float((edges.xMin + edges.xMax) / 2 / width),
      y: Float((edges.yMin + edges.yMax) / 2 / height), width: Float(edges.width / width),
      height: Float(edges.height / height), xMin: Float(edges.xMin), yMin: Float(edges.yMin),
      xMax: Float(edges.xMax), yMax: Float(edges.yMax))
    let isFinite =
      box.x.isFinite && box.y.isFinite && box.width.isFinite && box.height.isFinite
      && box.xMin.isFinite && box.yMin.isFinite && box.xMax.isFinite && box.yMax.isFinite
    guard isFinite else { throw .groundTruthNotFinite(index: index) }
    return box
  }

  private func clipped(_ edges: Edges<InputPixels>) -> Edges<InputPixels> {
    func clip(_ edge: Double, _ side: Int) -> Double { min(max(edge, 0), Double(side)) }
    let size = preset.inputSize
    return Edges(
      xMin: clip(edges.xMin, size.width), yMin: clip(edges.yMin, size.height),
      xMax: clip(edges.xMax, size.width), yMax: clip(edges.yMax, size.height))
  }

  private func refusal(of box: YOLOBox, _ kept: Int, _ most: Int) -> YOLORefusal? {
    let size = preset.inputSize
    // Negated, so that what is upside down or no number is refused too.
    guard box.width >= 1 / Float(size.width), box.height >= 1 / Float(size.height) else {
      return .thinnerThanPixel
    }
    guard box.x > 0, box.x <= 1, box.y > 0, box.y <= 1 else { return .centerOutside }
    return kept < most ? nil : .beyond(most: most)
  }
}
