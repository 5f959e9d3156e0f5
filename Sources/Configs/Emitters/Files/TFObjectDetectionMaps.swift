import Boxes

/// The feature maps of the network that a pipeline describes, fine to coarse.
struct TFObjectDetectionMaps {
  /// The pixels between two cells of each map, across.
  let across: [Int]
  /// The same down.
  let down: [Int]
  /// Pixels by which whole, even strides move the last center of a map; 0 where none are moved.
  private(set) var shift = 0.0

  /// The maps that a generator tells of; nothing where it does not say them.
  ///
  /// - Parameter inputSize: the network's input, which maps of `ssd_anchor_generator` divide.
  init?(of file: TextProtoFile, inputSize: ImageSize) {
    let generators = [
      ["model", "faster_rcnn", "first_stage_anchor_generator"],
      ["model", "ssd", "anchor_generator"],
    ]
    guard let path = generators.first(where: { file.field($0) != nil }) else { return nil }
    if file.field(path + ["grid_anchor_generator"]) != nil {
      // One map, of the stride that the extractor is told; 16 is the default of both messages.
      let told = [
        ["model", "faster_rcnn", "feature_extractor", "first_stage_features_stride"],
        path + ["grid_anchor_generator", "height_stride"],
      ]
      self.init([told.lazy.compactMap(file.number).first ?? 16])
    } else if let flexible = file.field(path + ["flexible_grid_anchor_generator"]) {
      let strides = flexible.children.filter { $0.name == "anchor_grid" }.map { grid in
        grid.children.first { $0.name == "height_stride" }.flatMap { Int(file.value(of: $0)) }
      }
      guard !strides.contains(nil), !strides.isEmpty else { return nil }
      self.init(strides.compactMap { $0 })
    } else if file.field(path + ["multiscale_anchor_generator"]) != nil {
      let generator = path + ["multiscale_anchor_generator"]
      let (low, high) = (
        file.number(generator + ["min_level"]), file.number(generator + ["max_level"])
      )
      guard let low, let high, (0...high).contains(low), high <= 10 else { return nil }
      self.init((low...high).map { 1 << $0 })
    } else if file.field(path + ["ssd_anchor_generator"]) != nil {
      self.init(ofSSD: file, path + ["ssd_anchor_generator"], inputSize)
    } else {
      return nil
    }
  }

  private init(_ strides: [Int]) { (across, down) = (strides, strides) }

  /// As many maps as `num_layers`, six where it says nothing: of the strides that are listed, or each
  /// half as fine as the one before, from a sixteenth of the input on, as all extractors of this
  /// generator have them.
  private init?(ofSSD file: TextProtoFile, _ generator: [String], _ inputSize: ImageSize) {
    let count = file.number(generator + ["num_layers"]) ?? 6
    guard (1...16).contains(count) else { return nil }
    let listed = (
      file.numbers("width_stride", in: generator), file.numbers("height_stride", in: generator)
    )
    if listed.0.count == count, listed.1.count == count {
      (across, down) = listed
      return
    }
    let sides = [inputSize.width, inputSize.height].map { side in
      (0..<count).map { level in
        let cell = 16 << level
        let cells = (side + cell - 1) / cell
        let exact = Double(side) / Double(cells)
        // The generator's offsets are half a stride, and both are whole.
        let stride = max(2, 2 * Int((exact / 2).rounded()))
        return (stride: stride, shift: abs(Double(stride) - exact) * (Double(cells) - 0.5))
      }
    }
    (across, down) = (sides[0].map(\.stride), sides[1].map(\.stride))
    shift = sides.joined().map(\.shift).max() ?? 0
  }
}
