// Aspect ratios are width over height, 1 first; scales are shares of the input's shorter side, L + 1 of them.
import Boxes

/// The constants that ssd_keras gives to its models and to `SSDInputEncoder`.
public struct SSDKerasEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "ssd-keras",
    fileName: "ssd_keras_config.py",
    summary: "scales, aspect_ratios, steps, offsets and more of ssd_keras's training notebooks",
    loader: "Python; ssd_300, ssd_512 and SSDInputEncoder of ssd_keras take the values",
    convention:
      "shares of the input's shorter side, ratios width over height, the first of each is 1",
    cannotExpress: "free widths and heights; a next size that is not the next level's size",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the constants by the names that the training notebooks use.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let layout = try request.requireLayout(for: info.target)
    let input = request.inputSize
    let side = Double(min(input.width, input.height))
    let scales = try layout.chainedSizes(for: info.target).map { $0 / side }
    let ratios = layout.levels.map { level in
      "[" + ([1] + level.ratios).map(PlainNumber.float).joined(separator: ", ") + "]"
    }
    let steps = layout.levels.map { level in
      level.stepX == level.stepY
        ? PlainNumber.text(level.stepX)
        : "(\(PlainNumber.list([level.stepY, level.stepX])))"
    }
    var text = ConfigText.comment([
      "Scales are shares of the shorter side of the network's input, \(input.width) wide and "
        + "\(input.height) high; aspect_ratios are width over height, and 1 stands for both squares. "
        + "Levels fine to coarse; one scale more than levels."
    ])
    text += "img_height = \(input.height)\nimg_width = \(input.width)\n"
    if !request.classNames.isEmpty { text += "n_classes = \(request.classNames.count)\n" }
    text += "scales = \(ConfigText.list(scales))\n"
    text += "aspect_ratios = \(ConfigText.list(ratios))\n"
    text += "two_boxes_for_ar1 = True\n"
    text += "steps = \(ConfigText.list(steps))\n"
    text += "offsets = \(ConfigText.list(Array(repeating: 0.5, count: layout.levels.count)))\n"
    text += "clip_boxes = False\n"
    text += "variances = \(SSDParamsText.variances)\n"
    text += "normalize_coords = True\n"
    return EmittedConfig(
      text,
      notes: [
        "Give the same values to the model and to SSDInputEncoder; the model has to have "
          + "\(layout.levels.count) predictor layers."
      ])
  }
}
