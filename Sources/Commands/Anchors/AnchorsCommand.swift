import ArgumentParser

/// `anchors`: find, judge and emit anchors.
public struct AnchorsCommand: ParsableCommand {
  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "anchors",
    abstract: "Find anchors that fit a dataset's boxes, and write them into a trainer's config.",
    discussion: """
      anchors cluster --k 9 labels/                        nine anchors and how well they fit
      anchors elbow labels/ --counts 1-15 --plot elbow.png  how many are worth it
      anchors evaluate labels/ --config squeeze.config      how the trainer's anchors fare
      anchors cluster --k 9 labels/ --input-size 1248x384 \\
        --emit squeezedet --output squeeze.config          straight into a config
      """,
    version: Version.full,
    subcommands: [
      Cluster.self, Elbow.self, Evaluate.self, Judge.self, Compare.self, InputSize.self, Emit.self,
      Priors.self, Encode.self, Sketch.self,
    ])

  /// Parsed by ArgumentParser.
  public init() {}
}
