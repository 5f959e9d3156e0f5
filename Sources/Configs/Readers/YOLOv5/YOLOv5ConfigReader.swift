import Boxes
import Targets
import YAMLText

/// Reads a model file of yolov5 or yolov7: its anchors, and the strides from its layers.
public struct YOLOv5ConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: YOLOv5Emitter().info.target, file: "model.yaml",
    trainer: "yolov5 7.0.14, yolov7 a207844b",
    reads: "anchors, nc, names, and the strides of the levels from backbone and head",
    assumes: """
      --input-size; anchor_t 4.0, which stands in the hyp file; that autoanchor keeps the anchors; \
      strides 8, 16, 32 (, 64) where there are no layers
      """)

  /// The usual reader.
  public init() {}

  /// A YAML mapping with anchors, or with the layers of a model.
  public func recognizes(_ source: ConfigSource) -> Bool {
    guard let root = (try? YAMLParser.read(source.bytes)) ?? nil else { return false }
    return root["anchors"] != nil || (root["backbone"] != nil && root["head"] != nil)
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let file = try YAMLFile(source)
    let rows = try anchorRows(file)
    guard let inputSize else { throw .noInputSize }
    let layers = YOLOModelLayers(file.root)
    var notes = [
      ConfigNote(
        "anchor_t stands in the hyp file, not here; taken for 4.0, as all shipped ones have it")
    ]
    let strides = try strides(layers, levels: rows.count, &notes)
    let anchors = try ordered(rows, strides, &notes)
    if layers.modules.contains("IAuxDetect") {
      notes.append(
        ConfigNote(
          line: layers.headLine,
          "IAuxDetect also trains auxiliary outputs, which take more neighbors; shown is the main one"
        ))
    }
    if let coarsest = strides.max(),
      !inputSize.width.isMultiple(of: coarsest) || !inputSize.height.isMultiple(of: coarsest)
    {
      notes.append(
        ConfigNote("the trainer rounds an input of \(inputSize) up to a multiple of \(coarsest)"))
    }
    let base = layers.isYOLOv7 ? "yolov7" : "yolov5"
    var preset = try TrainerPresetLookup.yolo(base)
    preset.layout = YOLOLayout(
      imageSize: inputSize,
      levels: zip(strides, anchors).map { YOLOLevel(stride: $0, anchors: $1) },
      order: preset.layout.order)
    return TrainerConfig(
      model: .yolo(preset), basePreset: base, classNames: try file.texts(["names"]) ?? [],
      classCount: try file.int(["nc"]), notes: notes)
  }

  /// Each level's anchors, as listed.
  private func anchorRows(_ file: YAMLFile) throws(ConfigReadError) -> [[Size<InputPixels>]] {
    guard let node = file.root["anchors"] else {
      throw .unsupported(
        setting: "the model", line: nil,
        found: "one without anchors: models of ultralytics 8 and later assign boxes without them",
        known: "model files of the yolov5, yolov7 and yolov3 repositories")
    }
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      throw .unsupported(
        setting: "anchors", line: node.line,
        found: "\(node.text.map { "'\($0)'" } ?? "no list"): the trainer finds as many a level by "
          + "itself before it trains (autoanchor)",
        known: "a list of width,height pairs for each level; anchors cluster --emit yolov5 --base "
          + "FILE writes one")
    }
    var rows: [[Size<InputPixels>]] = []
    for (level, item) in items.enumerated() {
      let numbers = try file.doubles(item, called: "anchors of level \(level)")
      guard !numbers.isEmpty, numbers.count.isMultiple(of: 2) else {
        throw .wrongKind(
          setting: "anchors of level \(level)", line: item.line,
          found: "a list of \(numbers.count) numbers", expected: "width,height pairs")
      }
      let sizes = stride(from: 0, to: numbers.count, by: 2).compactMap {
        Size<InputPixels>(width: numbers[$0], height: numbers[$0 + 1])
      }
      guard sizes.count == numbers.count / 2 else {
        throw .wrongKind(
          setting: "anchors of level \(level)", line: item.line,
          found: "a side that is not above 0",
          expected: "pixels of the network's input")
      }
      if let first = rows.first, first.count != sizes.count {
        throw .wrongKind(
          setting: "anchors of level \(level)", line: item.line, found: "\(sizes.count) of them",
          expected: "\(first.count), as many as on level 0; the trainer stops there")
      }
      rows.append(sizes)
    }
    return rows
  }

  /// Strides from the layers; the usual ones where there are none, or one of them is not known.
  private func strides(
    _ layers: YOLOModelLayers, levels: Int, _ notes: inout [ConfigNote]
  ) throws(ConfigReadError) -> [Int] {
    switch layers.strides(levels: levels) {
    case .known(let strides): return strides
    case .mismatch(let line, let outputs):
      throw .wrongKind(
        setting: "the last layer", line: line, found: "one with \(outputs) outputs",
        expected: "\(levels), as many as anchors has lists")
    case .unknown(let line, let reason):
      let finest = levels == 2 ? 16 : 8
      let usual = (0..<levels).map { finest << min($0, 16) }
      notes.append(
        ConfigNote(
          line: line,
          "\(reason), so strides are taken for the usual "
            + usual.map(String.init).joined(separator: ", ")))
      return usual
    }
  }

  /// The levels' anchors in the order of the strides: the trainer turns them round where the largest
  /// stand on the finest level.
  private func ordered(
    _ rows: [[Size<InputPixels>]], _ strides: [Int], _ notes: inout [ConfigNote]
  ) throws(ConfigReadError) -> [[Size<InputPixels>]] {
    func area(_ row: [Size<InputPixels>]) -> Double {
      row.reduce(0) { $0 + $1.area } / Double(row.count)
    }
    let grows = area(rows[rows.count - 1]) - area(rows[0])
    let widens = strides[strides.count - 1] - strides[0]
    guard grows != 0, (grows > 0) != (widens > 0) || widens == 0, rows.count > 1 else {
      return rows
    }
    notes.append(
      ConfigNote("the trainer reverses the levels' anchors, because the larger stand on the finer"))
    return rows.reversed()
  }
}
