import ArgumentParser
import Boxes
import Clustering
import Studies

/// How box sizes reach the network's input.
struct ScalingOptions: ParsableArguments {
  @Option(help: "Whether each box is divided by its own image's size.")
  var normalize = SizeScaling.Normalization.image

  @Option(help: "How images reach the network's input.")
  var resize = SizeScaling.Resize.stretch

  @Option(
    help: ArgumentHelp(
      "The network's input; anchors are given in its pixels.", valueName: "WxH"))
  var inputSize: ImageSize?

  func validate() throws {
    if resize == .letterbox, inputSize == nil {
      throw ValidationError("--resize letterbox needs --input-size: the borders depend on it.")
    }
  }

  /// How boxes become sizes.
  var value: SizeScaling {
    SizeScaling(normalization: normalize, resize: resize, inputSize: inputSize)
  }

  /// The same with the input of the trainer at hand, where none is given.
  func value(orInputOf rivals: AnchorRivals) throws -> SizeScaling {
    SizeScaling(
      normalization: normalize, resize: resize,
      inputSize: try inputSize ?? rivals.inputSize())
  }

  /// Says that sizes stay as labeled.
  func warnOfFallback(_ context: CommandContext, _ manners: MannersOptions) {
    if manners.quiet { return }
    context.complain(
      "warning: no image sizes are known, so boxes are not normalized (--normalize none). "
        + "Give --images DIR or --image-size WxH.")
  }
}

extension SizeScaling.Normalization: ExpressibleByArgument {}
extension SizeScaling.Resize: ExpressibleByArgument {}
