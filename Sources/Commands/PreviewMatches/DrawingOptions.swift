import ArgumentParser
import Rendering

/// How previews look.
struct DrawingOptions: ParsableArguments {
  @Option(help: "Colors of title and legend.")
  var theme = Theme.light

  @Option(
    help: ArgumentHelp("Picture pixels to an image pixel; by default 2 for small images."))
  var scale: Double?

  @Option(help: ArgumentHelp("At most this many priors an object, best first.", valueName: "n"))
  var maxPriors: Int?

  @Option(help: "What the hue of a prior tells: its object, or its feature map.")
  var hues = MatchColors.objects

  func validate() throws {
    if let scale, !(scale > 0 && scale <= 16) {
      throw ValidationError("--scale is \(scale); give a number above 0, up to 16.")
    }
  }

  var style: MatchStyle {
    MatchStyle(theme: theme, scale: scale, maxPriors: maxPriors, colors: hues)
  }
}

extension Theme: ExpressibleByArgument {}
extension MatchColors: ExpressibleByArgument {}
