// YOLOAnchorGenerator: (width, height) in pixels, coarse level first. SSDAnchorGenerator: ratios and their inverses.
import Boxes

/// An mmdetection config: `SSDAnchorGenerator` for a layout, `YOLOAnchorGenerator` for anchors.
public struct MMDetectionEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "mmdetection",
    fileName: "anchors.py",
    summary: "model.bbox_head.anchor_generator of an mmdetection Python config",
    loader: "mmengine's Config.fromfile; --base names your model's config as _base_",
    convention: """
      YOLO: (width, height) in pixels, coarse level first. \
      SSD: pixels, each ratio also inverted, fine level first
      """,
    cannotExpress:
      "SSD ratios without their inverses; levels with different numbers of YOLO anchors",
    takes: .layoutOrAnchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the part of a config that overrides the generator.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    return request.layout == nil ? try emitAnchors(request) : try emitLayout(request)
  }

  private func emitAnchors(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let levels = try AnchorLevels(request, target: info.target, usualStrides: [8, 16, 32])
    try levels.requireEven(for: info.target)
    let rows = levels.sizes.reversed().map { ConfigText.list($0.map(ConfigText.pair)) }
    let strides = levels.strides.reversed().map(Double.init)
    let comment = [
      ConfigText.units(
        request.inputSize, "(width, height), coarse level first, as YOLOV3Head lists them.")
    ]
    return try config(
      request, comment,
      [
        "type=\"YOLOAnchorGenerator\"", "base_sizes=\(ConfigText.list(Array(rows)))",
        "strides=\(ConfigText.list(Array(strides)))",
      ])
  }

  private func emitLayout(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let layout = try request.requireLayout(for: info.target)
    let ratios = try layout.ratiosWithoutInverses(for: info.target)
    for (index, level) in layout.levels.enumerated() where level.nextSize <= level.size {
      throw .notRepresentable(
        target: info.target,
        what: "level \(index + 1) has a next size that is not above its size, which the generator "
          + "asserts", remedy: "Let the sizes rise from level to level")
    }
    let comment = [
      ConfigText.units(
        request.inputSize,
        "each ratio is also inverted, fine level first. max_sizes are next sizes.")
    ]
    return try config(
      request, comment,
      [
        // Its default is True, with which the released generator picks the wrong four of eight.
        "type=\"SSDAnchorGenerator\"", "scale_major=False",
        "min_sizes=\(ConfigText.list(layout.levels.map(\.size)))",
        "max_sizes=\(ConfigText.list(layout.levels.map(\.nextSize)))",
        "strides=\(ConfigText.list(layout.levels.map(\.stepX)))",
        "ratios=\(ConfigText.list(ratios.map { ConfigText.list($0) }))",
      ])
  }

  private func config(
    _ request: EmitRequest, _ comment: [String], _ arguments: [String]
  ) throws(EmitError) -> EmittedConfig {
    let classes = request.classNames
    let model = try MMDetectionBase(request)
    var text = ConfigText.comment(comment)
    if let line = model.baseLine { text += line + "\n" }
    text += "model = dict(\n    bbox_head=dict(\n"
    if !classes.isEmpty { text += "        num_classes=\(classes.count),\n" }
    text += "        anchor_generator=dict(\n            _delete_=True,\n"
    text += arguments.map { "            \($0),\n" }.joined()
    text += "        ),\n    ),\n)\n"
    if !classes.isEmpty { text += model.datasets(classes) }
    return EmittedConfig(text, notes: model.notes)
  }
}
