import ArgumentParser
import Clustering
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors sketch`: a mergeable summary of box sizes.
  struct Sketch: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Summarize the box sizes of labels in a small file that can be clustered later.",
      discussion: """
        anchors sketch shard-01/ --output 01.sketch
        anchors cluster --k 9 01.sketch 02.sketch --input-size 1248x384

        Sketches of parts, in any order, give the same anchors as all labels together, for any \
        --input-size, --resize and filter. cluster, elbow and evaluate take them.
        """)

    @OptionGroup var input: InputOptions
    // Taken and not needed: sketches of old held one scaling.
    @OptionGroup(visibility: .hidden) var scaling: ScalingOptions
    @OptionGroup var manners: MannersOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file.sketch"))
    var output: String

    func validate() throws {
      if !output.hasSuffix(SketchFiles.fileExtension) {
        throw ValidationError(
          "--output is \(output); sketches are told from labels by their ending, "
            + "\(SketchFiles.fileExtension).")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try input.dataset(context, manners)
      let outcome = try SketchStudy().run(on: dataset)
      input.tellReading(dataset, context, manners)
      context.warn(of: outcome.unread, manners)
      if scaling.value != SizeScaling(), !manners.quiet {
        context.complain(
          "note: a sketch serves every input; --normalize, --resize and --input-size go with cluster, "
            + "elbow and evaluate.")
      }
      if !outcome.sketch.canBeScaled { scaling.warnOfFallback(context, manners) }
      try OutputFile.write(outcome.sketch.bytes, to: output)
      if !manners.quiet { context.output.write(outcome.sketch.text(wrote: output)) }
      return .clean
    }
  }
}
