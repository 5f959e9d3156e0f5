// Aspect ratios are width over height, 1 first; scales are shares of a square input, L + 1 of them.
import Boxes

/// The constants of the TF2 SSD walk-through, with a table in place of its rule of scales.
public struct TF2WalkthroughEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "tf2-ssd",
    fileName: "ssd_constants.py",
    summary: "feature_map_shapes, aspect_ratios and scales of the TF2 SSD walk-through",
    loader: "Python; paste into bbox_utils.py below calculate_scale_of_default_boxes",
    convention: "shares of a square input, ratios width over height, the first of each is 1",
    cannotExpress:
      "free widths and heights; maps that are not square; centers off the cells' middles",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the constants.
  ///
  /// The walk-through's scales are a straight line whose ends it fixes, which no layout keeps to; so
  /// the function that gives them is written anew and looks into a table.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let layout = try request.requireLayout(for: info.target)
    try layout.requireSquareGrids(for: info.target)
    let input = request.inputSize
    guard input.width == input.height else {
      throw .inputNotSquare(target: info.target, inputSize: input)
    }
    let side = Double(input.width)
    let scales = try layout.chainedSizes(for: info.target).map { $0 / side }
    let ratios = layout.levels.map { ConfigText.list([1] + $0.ratios) }
    var text = ConfigText.comment([
      "Scales are shares of the network's input, \(input.width) wide and \(input.height) high; "
        + "aspect_ratios are width over height, and the 1 is the small square. Levels fine to "
        + "coarse; one scale more than levels."
    ])
    text += "feature_map_shapes = \(ConfigText.list(layout.levels.map { String($0.columns) }))\n"
    text += "number_of_feature_maps = \(layout.levels.count)\n"
    text += "aspect_ratios = \(ConfigText.list(ratios))\n"
    text += "n_boxes = \(ConfigText.list(layout.levels.map { String($0.priorsPerCell) }))\n"
    text += "scales = \(ConfigText.list(scales))\n"
    text += "\n\ndef calculate_scale_of_default_boxes(k, m, s_max=0.9, s_min=0.2):\n"
    text += "    return scales[k]\n"
    var notes = [
      "The function replaces the walk-through's own, whose scales are a fixed line of .06 to .9.",
      "Give n_boxes to buildSSD_VGG16; n_classes there counts the background.",
    ]
    let moved = layout.levels.contains { abs($0.stepX * Double($0.columns) - side) > 1e-9 * side }
    if moved {
      notes.append(
        "The walk-through centers priors in their cells, at (i + 0.5) / cells, whatever the steps.")
    }
    return EmittedConfig(text, notes: notes)
  }
}
