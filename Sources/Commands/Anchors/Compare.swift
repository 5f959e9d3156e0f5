import ArgumentParser
import Boxes
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors compare`: what new anchors leave of a trained network.
  struct Compare: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Compare old anchors with new ones: which correspond, what weights are still worth.",
      discussion: """
        anchors compare squeeze.config tuned.config
        anchors compare torchcv-ssd300 mine.json --classes car,person
        anchors compare squeezedet anchors.json --format json

        OLD and NEW are each a preset's name, a trainer's config, a layout, a file of anchors, or \
        "w,h w,h".
        """)

    @Argument(help: ArgumentHelp("The anchors that a network was trained with.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The anchors that it is to be trained with.", valueName: "new"))
    var new: String

    @Option(
      help: ArgumentHelp(
        "The classes in index order, for sides that name none.", valueName: "a,b,c"))
    var classes: String?

    @Option(
      help: ArgumentHelp(
        "The old classes, where they were others and OLD names none.", valueName: "a,b,c"))
    var oldClasses: String?

    @Option(
      help: ArgumentHelp(
        "The network's input, for a config that does not say it.", valueName: "WxH"))
    var inputSize: ImageSize?

    @Option(help: "How the report is written; json holds every channel.")
    var format = Format.text

    @OptionGroup var manners: MannersOptions

    enum Format: String, CaseIterable, ExpressibleByArgument {
      case text, json
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      var study = CompareStudy(old: old, new: new)
      study.inputSize = inputSize
      study.classes = classes.map { $0.split(separator: ",").map(String.init) }
      study.oldClasses = oldClasses.map { $0.split(separator: ",").map(String.init) }
      let change = try study.run()
      context.output.write(format == .text ? change.text : change.json)
      return .clean
    }
  }
}
