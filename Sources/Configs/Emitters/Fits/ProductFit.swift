import Boxes
import Text

/// Anchors as sizes × ratios per level, as torchvision and detectron2 hold them.
struct ProductFit {
  /// The levels' products, fine to coarse.
  let levels: [SizesAndRatios]
  /// The mean over all anchors of the best shape IoU with a written prior of the anchor's level.
  let meanIoU: Double
  /// What the user should know of the fit.
  let note: String

  /// Without strides all anchors go to one product, which each level of the model then has. With
  /// strides each level has its own, and all have equally many priors.
  init(
    _ request: EmitRequest, target: String, rounding: (Double) -> Double = { $0 }
  ) throws(EmitError) {
    let shared = request.options.strides == nil
    let split = try AnchorLevels(request, target: target, usualStrides: [1])
    if !shared { try split.requireEven(for: target) }
    let perLevel = split.ranges[0].count
    let limit = shared ? request.options.maximumPriorsPerCell ?? perLevel : perLevel
    var levels: [SizesAndRatios] = []
    var total = 0.0
    for anchors in split.sizes {
      let found =
        anchors.count == 1 && limit == 1
        ? SizesAndRatios(exactly: anchors[0], rounding: rounding)
        : SizesAndRatios.fit(anchors, limit: limit, exactCount: !shared, rounding: rounding)
      guard let found else {
        throw .notRepresentable(
          target: target, what: "\(limit) priors a cell hold no anchor",
          remedy: "Give a limit of at least 1")
      }
      levels.append(found)
      total += found.meanIoU * Double(anchors.count)
    }
    self.levels = levels
    meanIoU = total / Double(split.anchors.count)
    let unrounded = zip(levels, split.ranges).reduce(0) {
      $0 + $1.0.unroundedIoU * Double($1.1.count)
    }
    note = Self.note(
      levels, count: split.anchors.count, isShared: shared, meanIoU: meanIoU,
      unroundedIoU: unrounded / Double(split.anchors.count))
  }

  private static func note(
    _ levels: [SizesAndRatios], count: Int, isShared: Bool, meanIoU: Double, unroundedIoU: Double
  ) -> String {
    let products = levels.map { level in
      let sizes = DecimalText.count(level.sizes.count, "size", "sizes")
      return sizes + " × " + DecimalText.count(level.ratios.count, "ratio", "ratios")
    }
    let expression =
      Set(products).sorted().joined(separator: " or ")
      + (isShared ? "" : " on each of \(levels.count) levels")
    let exact = 0.999_999
    if meanIoU > exact { return "The anchors are written without loss, as \(expression)." }
    let loss = "mean shape IoU \(DecimalText.fixed(meanIoU, 4)) with the anchors asked for."
    return unroundedIoU > exact
      ? "The anchors are written as \(expression); the trainer rounds them: \(loss)"
      : "The target holds sizes × ratios, not free widths and heights: "
        + "\(DecimalText.count(count, "anchor", "anchors")) became \(expression), \(loss)"
  }
}
