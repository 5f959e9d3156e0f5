// Aspect ratios of AnchorGenerator are height over width, those of DefaultBoxGenerator width over height.
import Boxes

/// torchvision's two generators: `DefaultBoxGenerator` for an SSD layout, `AnchorGenerator` for
/// anchors.
public struct TorchvisionEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "torchvision",
    fileName: "anchor_generator.py",
    summary: "AnchorGenerator for anchors, DefaultBoxGenerator for an SSD layout",
    loader: "Python; torchvision.models.detection.anchor_utils",
    convention: """
      AnchorGenerator: pixels, ratios height over width, half sides rounded to whole pixels. \
      DefaultBoxGenerator: shares of the input, ratios width over height, each also inverted
      """,
    cannotExpress:
      "free widths and heights (fitted, with the loss stated); SSD on inputs not square",
    takes: .layoutOrAnchors,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the generator as a Python expression with its import.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    return request.layout == nil ? try emitAnchors(request) : try emitLayout(request)
  }

  private func emitAnchors(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    // The generator rounds the corners ±side / 2, halves to even.
    let fit = try ProductFit(request, target: info.target) { side in
      max(1e-9, 2 * (side / 2).rounded(.toNearestOrEven))
    }
    let sizes = fit.levels.map { ConfigText.tuple($0.sizes) }
    let ratios = fit.levels.map { ConfigText.tuple($0.ratios) }
    // The generator has no word for strides; whoever reads the file again finds them here.
    let strides =
      request.options.strides.map {
        ", strides " + $0.map(String.init).joined(separator: ", ")
      } ?? ""
    var text = ConfigText.comment([
      ConfigText.units(
        request.inputSize,
        "sizes are square roots of areas, aspect_ratios are height over width; one tuple a level, "
          + "fine to coarse\(strides)."),
      fit.note,
    ])
    text += "from torchvision.models.detection.anchor_utils import AnchorGenerator\n\n"
    text += "anchor_generator = AnchorGenerator(\n"
    text += "    sizes=\(ConfigText.tuple(sizes)),\n"
    text += "    aspect_ratios=\(ConfigText.tuple(ratios)),\n)\n"
    var notes = [fit.note, "torchvision rounds half of each side to whole pixels."]
    if request.options.strides == nil {
      notes.append("There is one level; repeat both tuples for each feature map of the model.")
    }
    return EmittedConfig(text, notes: notes)
  }

  private func emitLayout(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let layout = try request.requireLayout(for: info.target)
    let input = request.inputSize
    guard input.width == input.height else {
      throw .inputNotSquare(target: info.target, inputSize: input)
    }
    let side = Double(input.width)
    let sizes = try layout.chainedSizes(for: info.target)
    let ratios = try layout.ratiosWithoutInverses(for: info.target)
    var text = ConfigText.comment([
      "Scales are shares of the network's input, \(input.width) wide and \(input.height) high; "
        + "aspect_ratios are width over height and each is also inverted. Levels fine to coarse; "
        + "one scale more than levels."
    ])
    text += "from torchvision.models.detection.anchor_utils import DefaultBoxGenerator\n\n"
    text += "anchor_generator = DefaultBoxGenerator(\n"
    text += "    aspect_ratios=\(ConfigText.list(ratios.map { ConfigText.list($0) })),\n"
    text += "    scales=\(ConfigText.list(sizes.map { $0 / side })),\n"
    text += "    steps=\(ConfigText.list(layout.levels.map(\.stepX))),\n)\n"
    return EmittedConfig(
      text, notes: ["torchvision clips widths and heights of the priors to the input."])
  }
}
