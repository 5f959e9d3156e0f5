import ArgumentParser
import Studies

/// `--report` of `cluster` and `elbow`.
struct AnchorPageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write one page: charts, fit by class, the objects that fit worst, the config, all options.",
      valueName: "file.html"))
  var report: String?
}
