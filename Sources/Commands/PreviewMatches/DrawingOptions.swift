import ArgumentParser
import Rendering

/// How previews look.
struct DrawingOptions: ParsableArguments {
  @Option(help: "Colors of title and legend.")
  var theme = Theme.light

  @Option(
    help: ArgumentHelp("Picture pixels to an image pixel; by default 2 for small images."))
  var scale: Double?

  @Option(help: ArgumentHelp("At most this many priors an object.", valueName: "n"))
  var maxPriors: Int?

  func validate() throws {
    if let scale, !(scale > 0 && scale <= 16) {
      throw ValidationError("--scale is \(scale); give a number above 0, up to 16.")
    }
  }

  var style: MatchStyle {
    MatchStyle(theme: theme, scale: scale, maxPriors: maxPriors)
  }
}

extension Theme: ExpressibleByArgument {}
