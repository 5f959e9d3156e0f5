import Boxes

/// A layout in the words that SSD-Tensorflow and its descendants share: Python values of the fields.
///
/// Sizes are pixels of the network's input, ratios width over height, shapes (rows, columns).
struct SSDParamsText {
  private let layout: LevelTable
  private let inputSize: ImageSize
  /// The classes and the background.
  let classCount: Int

  /// Takes the layout and the classes; background is class 0, so the count is one more.
  init(_ request: EmitRequest, target: String) throws(EmitError) {
    layout = try request.requireLayout(for: target)
    guard !request.classNames.isEmpty else {
      throw .noClasses(target: target, purpose: "num_classes")
    }
    classCount = request.classNames.count + 1
    inputSize = request.inputSize
  }

  /// Feature maps.
  var levelCount: Int { layout.levels.count }
  /// `(height, width)`.
  var imageShape: String { "(\(inputSize.height), \(inputSize.width))" }
  /// `(rows, columns)` of each level.
  var shapes: String { ConfigText.list(layout.levels.map { "(\($0.rows), \($0.columns))" }) }
  /// `(size, next size)` of each level.
  var sizes: String {
    ConfigText.list(
      layout.levels.map {
        "(\(PlainNumber.float($0.size)), \(PlainNumber.float($0.nextSize)))"
      })
  }
  /// The ratios of each level but 1.
  var ratios: String { ConfigText.list(layout.levels.map { ConfigText.list($0.ratios) }) }
  /// Pixels between centers.
  var steps: String { ConfigText.list(layout.levels.map(\.stepX)) }
  /// The finest map's features are scaled to a norm of 20, the others are left.
  var normalizations: String {
    ConfigText.list(["20"] + Array(repeating: "-1", count: levelCount - 1))
  }
  /// Shares of the shorter side from which a rule that is not used here would make the sizes.
  var bounds: String {
    let first = layout.levels[0].size
    let ends = [
      layout.levels.map(\.size).dropFirst().first ?? first, layout.levels.last?.size ?? first,
    ]
    return ConfigText.list(ends.map { $0 / Double(min(inputSize.width, inputSize.height)) })
  }
  /// What the coder divides offsets by.
  static let variances = "[0.1, 0.1, 0.2, 0.2]"

  /// The comment on units that stands above the fields.
  var units: String {
    ConfigText.units(
      inputSize,
      "ratios are width over height, shapes (rows, columns), levels fine to coarse. num_classes "
        + "counts the background.")
  }

  /// Refuses more levels than the network has, and another step down than across.
  func require(levels limit: Int, target: String) throws(EmitError) {
    guard levelCount <= limit else {
      throw .levelCount(target: target, levels: levelCount, expected: "at most \(limit) levels")
    }
  }
}
