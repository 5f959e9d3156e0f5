import ArgumentParser
import Boxes
import Studies

extension AnchorsCommand {
  /// `anchors emit`: given anchors into a trainer's config.
  struct Emit: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write anchors as a trainer's config, or update an existing one.",
      discussion: """
        anchors emit --anchors anchors.json --to squeezedet --classes car,person \\
          --output squeeze.config
        anchors emit --anchors "36,37 72,43 115,59" --input-size 416x416 --to darknet \\
          --classes car,person --strides 16,32 --base yolo.cfg --output tuned.cfg
        """)

    @Option(
      help: ArgumentHelp(
        "A file of anchors cluster --format json, or the sizes themselves.",
        valueName: "file or w,h w,h"))
    var anchors: String

    @Option(help: ArgumentHelp("The trainer.", valueName: "target"))
    var to: EmitTarget

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
    var output: String

    @Option(
      help: ArgumentHelp(
        "The network's input; sizes are in its pixels. Else that of the anchors, or of --base.",
        valueName: "WxH"))
    var inputSize: ImageSize?

    @Option(help: ArgumentHelp("The classes in index order.", valueName: "a,b,c"))
    var classes: String?

    @OptionGroup var details: EmissionDetails
    @OptionGroup var manners: MannersOptions

    func validate() throws { try to.check() }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let config = try details.emission(to).config(
        given: anchors, inputSize: inputSize,
        classNames: classes.map { $0.split(separator: ",").map(String.init) })
      try config.write(to: output, context, manners)
      return .clean
    }
  }
}
