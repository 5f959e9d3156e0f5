import ArgumentParser
import Labels
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors encode`: training targets of every image.
  struct Encode: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the training targets of every image, from the trainer's matcher and coder.",
      discussion: """
        anchors encode VOC2012/ --preset gluoncv-ssd300 --output targets.safetensors
        anchors encode kitti/training --config squeeze.config --output targets.safetensors
        anchors encode labels/ --layout mine.json --classes car,person --output targets.safetensors

        The file holds priors (cx, cy, w, h in the network's pixels) and, for each image,
        NAME.assignment (-1 negative, -2 ignored, else the object's place among those the trainer
        reads), NAME.class_targets in the trainer's numbers, and NAME.offsets.
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var trainer: TrainerOptions
    @OptionGroup var reader: ReaderOptions
    @OptionGroup var augmentation: SeededAugmentationOptions
    @OptionGroup var manners: MannersOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
    var output: String

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try input.dataset(context, manners, augmented: augmentation.choice)
      let choice = try trainer.choice
      try context.tellNotes(of: choice, manners)
      let outcome = try EncodingStudy(
        choice, manner: trainer.manner.value, reader: reader.choice
      ).run(on: dataset)
      if outcome.imagesByReader.readsPlainly { input.tellReading(dataset, context, manners) }
      try context.warn(ofClasses: outcome.trainer.classNames, under: choice, manners)
      for failure in outcome.failures { context.complain("error: \(failure)") }
      guard !outcome.images.isEmpty else { return .failed }
      var file = try AtomicWriter(output)
      try TargetFile(outcome.trainer, images: outcome.images).write { try file.write($0) }
      try file.commit()
      if !manners.quiet {
        context.output.write(outcome.text(wrote: output))
      }
      return outcome.failures.isEmpty ? .clean : .findings
    }
  }
}
