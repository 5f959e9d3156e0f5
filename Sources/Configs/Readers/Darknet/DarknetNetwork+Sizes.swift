import Boxes

/// How large each layer's output is, in darknet's own arithmetic.
extension DarknetNetwork {
  /// Columns and rows of a layer's output.
  struct MapSize: Hashable {
    var columns: Int
    var rows: Int
  }

  /// Whether the file holds heads alone: nothing before the first makes the picture smaller.
  func isHeadsAlone(_ heads: [Head]) throws(ConfigReadError) -> Bool {
    for layer in layers[..<heads[0].index] {
      guard layer.name == "[convolutional]", try layer.int("stride") ?? 1 == 1 else { return false }
    }
    return true
  }

  /// The output of each layer up to one.
  ///
  /// - Throws: `unsupported` at a layer whose output is not known.
  func mapSizes(upTo last: Int) throws(ConfigReadError) -> [MapSize] {
    var sizes: [MapSize] = []
    var current = MapSize(columns: inputSize.width, rows: inputSize.height)
    for (index, layer) in layers[...last].enumerated() {
      switch layer.name {
      case "[convolutional]", "[conv]":
        let size = try layer.int("size") ?? 1
        let padding = try layer.int("pad") ?? 0 != 0 ? size / 2 : try layer.int("padding") ?? 0
        current = try slid(current, layer, size: size, padding: 2 * padding)
      case "[maxpool]", "[max]", "[local_avgpool]", "[local_avg]":
        // With a depth it looks across channels alone.
        if try layer.int("maxpool_depth") ?? 0 == 0 {
          let stride = try layer.int("stride") ?? 1
          let size = try layer.int("size") ?? stride
          current = try slid(
            current, layer, size: size, padding: try layer.int("padding") ?? size - 1)
        }
      case "[upsample]":
        let stride = try layer.int("stride") ?? 2
        current = try scaled(current, layer, by: stride, grows: stride > 0)
      case "[reorg]", "[reorg3d]":
        let stride = try layer.int("stride") ?? 1
        current = try scaled(current, layer, by: stride, grows: try layer.int("reverse") ?? 0 != 0)
      case "[route]":
        let from = try places("layers", of: layer, at: index).map { sizes[$0] }
        guard Set(from).count == 1 else {
          throw .wrongKind(
            setting: "layers", line: layer.line(of: "layers"),
            found: "layers of different sizes", expected: "layers of one size")
        }
        current = from[0]
      case "[sam]", "[scale_channels]":
        current = sizes[try places("from", of: layer, at: index)[0]]
      case "[avgpool]", "[avg]": current = MapSize(columns: 1, rows: 1)
      case "[shortcut]", "[dropout]", "[activation]", "[batchnorm]", "[normalization]", "[lrn]",
        "[empty]", "[silence]", "[implicit]", "[yolo]", "[region]", "[softmax]", "[soft]", "[cost]",
        "[contrastive]":
        break
      default:
        throw .unsupported(
          setting: "a layer", line: layer.line + 1, found: layer.name,
          known: "layers whose output's size follows from the one before")
      }
      sizes.append(current)
    }
    return sizes
  }

  private func slid(
    _ map: MapSize, _ layer: DarknetSection, size: Int, padding: Int
  ) throws(ConfigReadError) -> MapSize {
    let stride = try layer.int("stride") ?? 1
    let (across, down) = (
      try layer.int("stride_x") ?? stride, try layer.int("stride_y") ?? stride
    )
    guard (1...1024).contains(across), (1...1024).contains(down), (1...65_535).contains(size),
      (0...65_535).contains(padding)
    else { throw noSize(layer, "size, stride or padding") }
    return try checked(
      MapSize(
        columns: (map.columns + padding - size) / across + 1,
        rows: (map.rows + padding - size) / down + 1), layer)
  }

  private func scaled(
    _ map: MapSize, _ layer: DarknetSection, by stride: Int, grows: Bool
  ) throws(ConfigReadError) -> MapSize {
    guard stride != 0, (-1024...1024).contains(stride) else { throw noSize(layer, "stride") }
    let factor = abs(stride)
    return try checked(
      grows
        ? MapSize(columns: map.columns * factor, rows: map.rows * factor)
        : MapSize(columns: map.columns / factor, rows: map.rows / factor), layer)
  }

  private func checked(
    _ map: MapSize, _ layer: DarknetSection
  ) throws(ConfigReadError) -> MapSize {
    guard (1...1_000_000).contains(map.columns), (1...1_000_000).contains(map.rows) else {
      throw noSize(layer, "the output")
    }
    return map
  }

  private func noSize(_ layer: DarknetSection, _ what: String) -> ConfigReadError {
    .wrongKind(
      setting: "\(what) of \(layer.name)", line: layer.line + 1, found: "no size",
      expected: "numbers that leave a map of a cell at least")
  }

  /// The layers that an option names, counted from the first; negative ones from the layer itself.
  private func places(
    _ name: String, of layer: DarknetSection, at index: Int
  ) throws(ConfigReadError) -> [Int] {
    let numbers = try layer.doubles(name) ?? []
    var places: [Int] = []
    for number in numbers {
      guard let stated = Int(exactly: number),
        case let place = stated < 0 ? index + stated : stated, (0..<index).contains(place)
      else {
        throw .wrongKind(
          setting: name, line: layer.line(of: name), found: "\(number) in it",
          expected: "layers before this one")
      }
      places.append(place)
    }
    guard !places.isEmpty else {
      throw .missing(
        setting: "\(name) of the \(layer.name) in line \(layer.line + 1)",
        toDo: "name the layer before")
    }
    return places
  }

  /// Pixels of the input from one cell of a head to the next.
  func stride(of head: Head, _ sizes: [MapSize]) throws(ConfigReadError) -> Int {
    let map = sizes[head.index]
    let stride = inputSize.width / map.columns
    guard stride > 0, map.columns * stride == inputSize.width, map.rows * stride == inputSize.height
    else {
      throw .unsupported(
        setting: "the input of \(inputSize)", line: inputLine,
        found:
          "no multiple of the \(map.columns) × \(map.rows) cells of the \(head.section.name) in "
          + "line \(head.section.line + 1)",
        known: "inputs of whole cells, mostly multiples of 32")
    }
    return stride
  }
}
