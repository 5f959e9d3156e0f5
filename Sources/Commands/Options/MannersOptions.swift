import ArgumentParser

/// How a command behaves on a terminal.
struct MannersOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say only what was asked for: no notes, no progress.")
  var quiet = false

  @Flag(help: "No progress line.")
  var noProgress = false

  @Option(help: "Color in text output.")
  var color = ColorChoice.auto

  /// Whether text is colored: only on a terminal, never with NO_COLOR, unless told to.
  func isColored(_ context: CommandContext) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      context.output.isTerminal && context.environment["NO_COLOR", default: ""].isEmpty
        && context.environment["TERM"] != "dumb"
    }
  }
}

/// `--color`.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}
