import ArgumentParser
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors sketch`: a mergeable summary of box sizes.
  struct Sketch: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Summarize the box sizes of labels in a small file that can be clustered later.",
      discussion: """
        anchors sketch shard-01/ --input-size 1248x384 --output 01.sketch
        anchors cluster --k 9 01.sketch 02.sketch --input-size 1248x384

        Sketches of parts, in any order, give the same anchors as all labels together.
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var scaling: ScalingOptions
    @OptionGroup var manners: MannersOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file.sketch"))
    var output: String

    func validate() throws {
      if !output.hasSuffix(SizeSource.fileExtension) {
        throw ValidationError(
          "--output is \(output); sketches are told from labels by their ending, "
            + "\(SizeSource.fileExtension).")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try input.dataset(context, manners)
      let outcome = try SketchStudy(scaling: scaling.value).run(on: dataset)
      input.tellReading(dataset, context, manners)
      context.warn(of: outcome.unread, manners)
      if outcome.fellBack { scaling.warnOfFallback(context, manners) }
      try OutputFile.write(outcome.sketch.bytes, to: output)
      if !manners.quiet { context.output.write(outcome.sketch.text(wrote: output)) }
      return .clean
    }
  }
}
