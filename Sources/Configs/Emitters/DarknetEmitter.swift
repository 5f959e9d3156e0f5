// Width,height in pixels of the network's input, ordered by area; masks share them out to the layers.
import Boxes

/// Anchors, masks and filters of a darknet cfg.
public struct DarknetEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "darknet",
    fileName: "yolo.cfg",
    summary: "anchors, mask, num, classes and filters of each [yolo] layer; --base keeps the rest",
    loader:
      "darknet's parse_network_cfg, OpenCV's readNetFromDarknet; --base gives a whole network",
    convention: "width,height pairs in pixels of the network's input, ordered by area",
    cannotExpress: "YOLOv2's [region] layer, whose anchors are in cells",
    takes: .anchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the heads of a network, or an existing one with new anchors.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    guard let base = request.base else { return try heads(request) }
    return try DarknetFile(base).updated(with: request)
  }

  /// The input of the `[net]` section.
  public func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize? {
    try DarknetFile(base).inputSize()
  }

  private func heads(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    guard !request.classNames.isEmpty else {
      throw .noClasses(target: info.target, purpose: "classes and filters = (classes + 5) * masks")
    }
    let levels = try AnchorLevels(request, target: info.target, usualStrides: [8, 16, 32])
    let classes = request.classNames.count
    let anchors = Self.anchorList(levels.anchors)
    var text = ConfigText.comment([
      ConfigText.units(
        request.inputSize,
        "width,height pairs ordered by area, coarse layer first. These are the heads alone: put "
          + "each pair of sections in place of your cfg's, or let --base your.cfg do it.")
    ])
    text += "[net]\nwidth=\(request.inputSize.width)\nheight=\(request.inputSize.height)\n"
    text += "channels=3\n"
    for (stride, range) in zip(levels.strides, levels.ranges).reversed() {
      text += "\n# stride \(stride): filters = (\(classes) classes + 5) * \(range.count) masks\n"
      text += "[convolutional]\nsize=1\nstride=1\npad=1\n"
      text += "filters=\(Self.filters(classes: classes, masks: range.count))\nactivation=linear\n\n"
      text += "[yolo]\nmask=\(Self.maskList(range))\nanchors=\(anchors)\n"
      text += "classes=\(classes)\nnum=\(levels.anchors.count)\n"
    }
    return EmittedConfig(
      text, notes: ["These are the heads alone; --base your.cfg gives a whole network."])
  }

  /// All anchors, as each layer lists them.
  static func anchorList(_ anchors: [Size<Pixels>]) -> String {
    anchors.map(ConfigText.commaPair).joined(separator: ", ")
  }

  /// The places of a layer's anchors.
  static func maskList(_ range: Range<Int>) -> String {
    range.map(String.init).joined(separator: ",")
  }

  /// Filters of the convolution before a layer: four offsets, an objectness and the classes.
  static func filters(classes: Int, masks: Int) -> Int { (classes + 5) * masks }
}
