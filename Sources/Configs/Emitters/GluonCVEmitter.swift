// Aspect ratios are width over height, 1 first; sizes in pixels of the network's input, L + 1 of them.
import Boxes

/// The lists that gluon-cv's `get_ssd` takes.
public struct GluonCVEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "gluoncv",
    fileName: "ssd_anchors.py",
    summary: "sizes, ratios, steps and classes of gluoncv.model_zoo.ssd.get_ssd",
    loader: "Python; get_ssd(name, base_size, features=…, filters=…, **ssd) of gluon-cv",
    convention: "pixels of the network's input, ratios width over height, the first of each is 1",
    cannotExpress: "free widths and heights; a next size that is not the next level's size",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes a dictionary of the arguments.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let layout = try request.requireLayout(for: info.target)
    let sizes = try layout.chainedSizes(for: info.target)
    let ratios = layout.levels.map { ConfigText.list([1] + $0.ratios) }
    var text = ConfigText.comment([
      ConfigText.units(
        request.inputSize,
        "ratios are width over height, levels fine to coarse. sizes has one number more than there "
          + "are levels; the first ratio of each level stands for its two squares.")
    ])
    text += "ssd = dict(\n"
    text += "    sizes=\(ConfigText.list(sizes)),\n"
    text += "    ratios=\(ConfigText.list(ratios)),\n"
    text += "    steps=\(ConfigText.list(layout.levels.map(\.stepX))),\n"
    if !request.classNames.isEmpty {
      text += "    classes=\(ConfigText.list(request.classNames.map(ConfigText.quoted))),\n"
    }
    text += ")\n"
    var notes: [String] = []
    if layout.levels.contains(where: { $0.rows != $0.columns }) {
      notes.append("gluon-cv takes the cells of each level from the network, not from this file.")
    }
    return EmittedConfig(text, notes: notes)
  }
}
