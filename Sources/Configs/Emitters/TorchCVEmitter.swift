// Aspect ratios are width over height, inverses implied; sizes in pixels of the network's input.
import Boxes

/// The constants of torchcv's SSD models, which the allegro trainer has too.
public struct TorchCVEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "torchcv",
    fileName: "ssd_constants.py",
    summary: "STEPS, BOX_SIZES, ASPECT_RATIOS, FM_SIZES of torchcv (also allegro)",
    loader: "Python; SSDBoxCoder reads steps, box_sizes, aspect_ratios, fm_sizes of the model",
    convention: "pixels of the network's input, ratios width over height, each also inverted",
    cannotExpress: "free widths and heights; maps that are not square; a ratio without its inverse",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the constants.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let layout = try request.requireLayout(for: info.target)
    try layout.requireSquareGrids(for: info.target)
    let sizes = try layout.chainedSizes(for: info.target)
    let ratios = try layout.ratiosWithoutInverses(for: info.target)
    var text = ConfigText.comment([
      ConfigText.units(
        request.inputSize,
        "ratios are width over height and the trainer adds the inverse of each. Levels fine to "
          + "coarse. BOX_SIZES has one number more than there are levels.")
    ])
    text += "STEPS = \(ConfigText.tuple(layout.levels.map(\.stepX)))\n"
    text += "BOX_SIZES = \(ConfigText.tuple(sizes))\n"
    text += "ASPECT_RATIOS = \(ConfigText.tuple(ratios.map { ConfigText.tuple($0) }))\n"
    text += "FM_SIZES = \(ConfigText.tuple(layout.levels.map { Double($0.columns) }))\n"
    return EmittedConfig(
      text,
      notes: [
        "Set steps, box_sizes, aspect_ratios and fm_sizes of the SSD class to these; its "
          + "num_anchors has to be \(ConfigText.tuple(layout.levels.map { String($0.priorsPerCell) }))."
      ])
  }
}
