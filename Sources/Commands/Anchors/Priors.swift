import ArgumentParser
import Configs
import Labels
import Reporting
import Studies
import Trainers

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
    var format = PriorsFormat.csv

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
      let trainer = try trainer.choice.trainer(
        trainer.manner.value, classes: { _ in ClassList(stated: []) })
      let bytes = try bytes(of: trainer)
      if let output {
        try OutputFile.write(bytes, to: output)
      } else {
        context.output.write(bytes)
      }
      return .clean
    }

    private func bytes(of trainer: any Trainer) throws -> [UInt8] {
      let table = PriorTable(trainer)
      switch format {
      case .csv: return Array(table.csv.utf8)
      case .json: return Array(table.json.utf8)
      case .safetensors: return try table.safetensors()
      case .layout:
        guard let ssd = trainer as? SSDTrainer else {
          throw UserFacingError(
            "\(trainer.name) is no trainer of the SSD family, which layouts describe. "
              + "Its layout is its squeeze.config: anchors emit --to squeezedet.")
        }
        return LayoutFile(ssd.preset).write()
      }
    }
  }
}

/// `--format` of `anchors priors`.
enum PriorsFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, json, safetensors, layout
}
