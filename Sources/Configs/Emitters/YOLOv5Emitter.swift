// Width,height in pixels of the network's input, fine level (P3) first; no aspect ratios.
import Boxes

/// The anchors of a YOLOv5 or YOLOv3 model file, as the yolov5 repository and package read it.
///
/// No model of the `ultralytics` package has anchors since 8.0, and its loader drops an `anchors:`
/// block without a word.
public struct YOLOv5Emitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "yolov5",
    fileName: "model.yaml",
    summary: "the anchors block of a YOLOv5 model YAML; --base keeps the rest",
    loader: "models/yolo.py of YOLOv5 (yaml.safe_load, then Detect); --base gives a whole model",
    convention: "width,height pairs in pixels of the network's input, fine level first",
    cannotExpress:
      "levels with different numbers of anchors; models of ultralytics 8 and later have none",
    takes: .anchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the block, or an existing model file with a new one.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let file = try request.base.map { base throws(EmitError) in try YOLOModelFile(base) }
    let usual = file?.levels.flatMap { [3: [8, 16, 32], 4: [8, 16, 32, 64], 2: [16, 32]][$0] }
    let levels = try AnchorLevels(
      request, target: info.target, usualStrides: usual ?? [8, 16, 32])
    try levels.requireEven(for: info.target)
    let rows = self.rows(request, levels)
    guard let file else {
      let classes = request.classNames.count
      let head = classes > 0 ? ["nc: \(classes)  # number of classes"] : []
      return EmittedConfig(
        (head + rows).map { $0 + "\n" }.joined(),
        notes: ["This is the anchors block alone; --base yolov5s.yaml gives a whole model."])
    }
    if let count = file.levels, count != levels.strides.count {
      throw .levelCount(
        target: info.target, levels: levels.strides.count, expected: "\(count) levels")
    }
    return file.updated(
      block: rows, classes: request.classNames.isEmpty ? nil : request.classNames.count)
  }

  private func rows(_ request: EmitRequest, _ levels: AnchorLevels) -> [String] {
    let items = zip(levels.strides, levels.sizes).map { stride, sizes in
      let row = sizes.map(ConfigText.commaPair).joined(separator: ", ")
      return "  - [\(row)]  # stride \(stride)"
    }
    return ["anchors:", "  # " + ConfigText.units(request.inputSize, "width,height.")] + items
  }
}
