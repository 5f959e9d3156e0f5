import ArgumentParser
import Boxes
import Clustering
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors input-size`: which input suits a dataset.
  struct InputSize: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare sizes of the network's input: grid, distortion, objects too small to see.",
      discussion: """
        anchors input-size kitti/training
        anchors input-size labels/ --size 1248x384 --size 624x768
        anchors input-size VOC2012/ --cells 1444 --stride 8 --resize letterbox

        Without --size, the sizes suggested are those whose grids have about --cells cells, \
        nearest to the images' own shape first.
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: ArgumentHelp("A size to judge; may be given several times.", valueName: "WxH"))
    var size: [ImageSize] = []

    @Option(
      help: ArgumentHelp(
        "Cells of the grid that suggested sizes keep; 1872 are SqueezeDet's 78x24.",
        valueName: "n"))
    var cells = InputSizeStudy.squeezeDetCells

    @Option(help: ArgumentHelp("Pixels between cells.", valueName: "n"))
    var stride = 16

    @Option(help: "How images reach the network's input.")
    var resize = SizeScaling.Resize.stretch

    @Option(help: "How the report is written.")
    var format = AnchorsFormat.text

    func validate() throws {
      if cells < 1 { throw ValidationError("--cells is \(cells); give at least 1.") }
      if stride < 1 || stride > ImageSize.maximumSide {
        throw ValidationError("--stride is \(stride); give 1 to \(ImageSize.maximumSide).")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      var study = InputSizeStudy()
      study.sizes = size
      study.cells = cells
      study.stride = stride
      study.resize = resize
      let dataset = try input.dataset(context, manners)
      let outcome = try study.run(on: dataset)
      input.tellReading(dataset, context, manners)
      context.warn(of: outcome.unread, manners)
      let report = InputSizeReport(outcome)
      context.output.write(format.written(report))
      return .clean
    }
  }
}
