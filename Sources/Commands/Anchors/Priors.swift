import ArgumentParser
import Labels
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors priors`: every prior of a trainer.
  struct Priors: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every prior of a trainer: index, level, row, column, shape, cx, cy, w, h.",
      discussion: """
        anchors priors --preset torchcv-ssd300 > priors.csv
        anchors priors --config squeeze.config --format safetensors --output priors.safetensors
        anchors priors --preset gluoncv-ssd512 --format layout --output mine.json
        """)

    @OptionGroup var trainer: TrainerOptions

    @Option(help: "How they are written; layout is the preset as a file for --layout.")
    var format = PriorTable.Form.csv

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Where to write; by default standard output.", valueName: "file"))
    var output: String?

    func validate() throws {
      if format == .safetensors, output == nil {
        throw ValidationError("--format safetensors is binary; give --output FILE.")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let choice = try trainer.choice
      for note in try choice.notes() { context.complain("note: \(note)") }
      let trainer = try choice.trainer(
        trainer.manner.value, classes: { _ in ClassList(stated: []) })
      let bytes = try PriorTable(trainer).bytes(format)
      try context.deliver(bytes, to: output)
      return .clean
    }
  }
}

extension PriorTable.Form: ExpressibleByArgument {}
