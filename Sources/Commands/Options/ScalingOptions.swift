import ArgumentParser
import Boxes
import Clustering

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
  var value: SizeScaling { value(orInput: nil) }

  /// How boxes become sizes, with another input where the user names none.
  func value(orInput other: ImageSize?) -> SizeScaling {
    SizeScaling(normalization: normalize, resize: resize, inputSize: inputSize ?? other)
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
