import ArgumentParser
import Labels
import Reporting
import Text
import Trainers

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
    @OptionGroup var manners: MannersOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
    var output: String

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try DatasetInput(input)
      let trainer = try trainer.trainer(classes: dataset.classes)
      let parts = dataset.stream.forEach(makeWorker: { 0 }) { _, image, bytes, _ -> Part? in
        Self.part(image, bytes, trainer)
      }.results
      var images: [ImageTargets] = []
      var complaints = 0
      for part in parts {
        switch part {
        case .encoded(let targets): images.append(targets)
        case .failed(let complaint):
          complaints += 1
          context.complain("error: \(complaint)")
        }
      }
      guard !images.isEmpty else { return .failed }
      var file = try AtomicWriter(output)
      try TargetFile(trainer, images: images).write { try file.write($0) }
      try file.commit()
      if !manners.quiet {
        let positives = images.reduce(0) { $0 + $1.positiveCount }
        context.output.line(
          "\(DecimalText.count(images.count, "image", "images")), "
            + "\(DecimalText.count(trainer.priorCount, "prior", "priors")) each, "
            + "\(DecimalText.count(positives, "positive", "positives")): \(output)")
      }
      return complaints == 0 ? .clean : .findings
    }

    /// One image's part.
    private enum Part: Sendable {
      case encoded(ImageTargets)
      case failed(String)
    }

    private static func part(
      _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ trainer: any Trainer
    ) -> Part {
      guard let size = image.size else {
        return .failed(
          "\(image.path): the image's size is not known. Give --images DIR or --image-size WxH.")
      }
      do {
        return .encoded(try trainer.targets(of: image, bytes: Array(bytes), size: size))
      } catch {
        return .failed("\(image.path): \(error).")
      }
    }
  }
}
