import Boxes
import Targets

/// Reads a darknet cfg: the `[yolo]` layers of YOLOv3 and v4, or the `[region]` layer of YOLOv2.
public struct DarknetConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: DarknetEmitter().info.target, file: "yolo.cfg",
    trainer: "darknet 59596d78",
    reads: """
      [net] width and height; of each [yolo] layer mask, anchors, num, classes, max, ignore_thresh, \
      truth_thresh, iou_thresh, scale_x_y and new_coords; of a [region] layer anchors, num, classes, \
      max and thresh; the strides from the layers before
      """,
    assumes: "darknet's own defaults; strides by the number of levels where only heads are given")

  /// The usual reader.
  public init() {}

  /// A file of sections with a layer that predicts boxes, or a network that is called so.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let sections = DarknetSection.all(of: BaseLines(source.bytes))
    guard sections.first?.isNetwork == true else { return false }
    return source.name.hasSuffix(".cfg")
      || sections.contains { DarknetNetwork.heads[$0.name] != nil }
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let network = try DarknetNetwork(source)
    if let inputSize, inputSize != network.inputSize {
      throw .otherInputSize(stated: network.inputSize, asked: inputSize, line: network.inputLine)
    }
    let heads = try network.headSections()
    let config =
      heads[0].section.name == "[region]"
      ? try DarknetRegionLayer(heads, of: network).config(source)
      : try DarknetYOLOLayers(heads, of: network).config(source)
    return config.noting(network.notes)
  }
}

extension TrainerConfig {
  /// The same with more to say, before what it says.
  func noting(_ notes: [ConfigNote]) -> TrainerConfig {
    var config = self
    config.notes = notes + config.notes
    return config
  }
}
