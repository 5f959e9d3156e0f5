import Glibc

/// What a row of a head is: a box and probabilities, in the trainer's arithmetic.
struct YOLOBoxDecoding {
  /// A box as the trainer's suppression sees it: corners in pixels, or center form in shares.
  struct Box {
    var x: Float
    var y: Float
    var width: Float
    var height: Float

    /// IoU in darknet's arithmetic, less what distance takes.
    func overlap(with other: Box, distancePower: Double?) -> Float {
      let overlap = YOLOOverlap.of(
        x: x, y: y, width, height, x: other.x, y: other.y, other.width, other.height)
      guard let distancePower else { return overlap }
      let right = max(x + width / 2, other.x + other.width / 2)
      let left = min(x - width / 2, other.x - other.width / 2)
      let bottom = max(y + height / 2, other.y + other.height / 2)
      let top = min(y - height / 2, other.y - other.height / 2)
      let (across, down) = (right - left, bottom - top)
      let diagonal = across * across + down * down
      guard diagonal != 0 else { return overlap }
      let distance = (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
      return overlap - Float(pow(Double(distance / diagonal), distancePower))
    }
  }

  let preset: YOLOPreset
  let grids: [YOLOGrid]

  /// Center form: pixels of the input for yolov5, yolov7 and mmdet, shares of it for darknet.
  func box(_ head: YOLOHead, _ prior: Int, _ place: PriorPlace) -> Box {
    let grid = grids[place.level]
    let (column, row) = (Float(place.column), Float(place.row))
    let (x, y, w, h) = (head(prior, 0), head(prior, 1), head(prior, 2), head(prior, 3))
    switch preset.assigner {
    case .sideRatio:
      func side(_ number: Float, _ anchor: Float) -> Float {
        let twice = YOLOHead.sigmoid(number) * 2
        return twice * twice * anchor
      }
      return Box(
        x: (YOLOHead.sigmoid(x) * 2 + (column - 0.5)) * grid.stride,
        y: (YOLOHead.sigmoid(y) * 2 + (row - 0.5)) * grid.stride,
        width: side(w, grid.widths[place.shape]), height: side(h, grid.heights[place.shape]))
    case .bestShape(let rule):
      return Self.shares(
        rule.layer(of: place.level), grid, place, x, y, w, h, preset.inputSize.width,
        preset.inputSize.height)
    case .region:
      return Box(
        x: (column + Darknet.sigmoid(x)) / Float(grid.columns),
        y: (row + Darknet.sigmoid(y)) / Float(grid.rows),
        width: Darknet.side(w, grid.cellWidths[place.shape], grid.columns),
        height: Darknet.side(h, grid.cellHeights[place.shape], grid.rows))
    case .responsibleCells:
      let prior = MMDetPrior(grid, place.shape)
      let edges = prior.edges(row: place.row, column: place.column)
      return Box(
        x: (edges.xMin + edges.xMax) * 0.5 + (YOLOHead.sigmoid(x) - 0.5) * grid.stride,
        y: (edges.yMin + edges.yMax) * 0.5 + (YOLOHead.sigmoid(y) - 0.5) * grid.stride,
        width: (edges.xMax - edges.xMin) * 0.5 * exp(w) * 2,
        height: (edges.yMax - edges.yMin) * 0.5 * exp(h) * 2)
    }
  }

  /// A prediction of darknet's `yolo` layer.
  private static func shares(
    _ layer: YOLOBestShape.Layer, _ grid: YOLOGrid, _ place: PriorPlace, _ x: Float, _ y: Float,
    _ w: Float, _ h: Float, _ inputWidth: Int, _ inputHeight: Int
  ) -> Box {
    let (v, k) = (grid.widths[place.shape], grid.heights[place.shape])
    let (cx, cy) = (Darknet.center(x, layer), Darknet.center(y, layer))
    let (width, height): (Float, Float) =
      switch layer.sides {
      case .logarithm: (Darknet.side(w, v, inputWidth), Darknet.side(h, k, inputHeight))
      case .squareRoot:
        (w * w * 4 * v / Float(inputWidth), h * h * 4 * k / Float(inputHeight))
      }
    return Box(
      x: (Float(place.column) + cx) / Float(grid.columns),
      y: (Float(place.row) + cy) / Float(grid.rows), width: width, height: height)
  }

  /// Whether the trainer's boxes are shares of the input: darknet's.
  var isInShares: Bool {
    switch preset.assigner {
    case .bestShape, .region: true
    case .sideRatio, .responsibleCells: false
    }
  }

  /// The object's probability.
  func object(_ head: YOLOHead, _ prior: Int) -> Float { probability(head(prior, 4)) }

  /// The classes' probabilities.
  func classes(_ head: YOLOHead, _ prior: Int) -> [Float] {
    let numbers = (0..<head.classCount).map { head(prior, 5 + $0) }
    guard case .region = preset.assigner else { return numbers.map(probability) }
    let largest = numbers.max() ?? 0
    let powers = numbers.map { Float(exp(Double($0 - largest))) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// Whether the network's own convolutions end in a sigmoid.
  private var isActivated: Bool {
    guard case .bestShape(let rule) = preset.assigner else { return false }
    return rule.layer(of: 0).sides == .squareRoot
  }

  private func probability(_ number: Float) -> Float {
    if isActivated { return number }
    return isInShares ? Darknet.sigmoid(number) : YOLOHead.sigmoid(number)
  }
}

extension Darknet {
  /// The logistic function, in floats.
  static func sigmoid(_ x: Float) -> Float { 1 / (1 + expf(-x)) }

  /// What a layer's output for a center is, in cells from the cell's corner.
  static func center(_ number: Float, _ layer: YOLOBestShape.Layer) -> Float {
    let share = layer.sides == .squareRoot ? number : sigmoid(number)
    return share * Float(layer.centerScale) + Float(-0.5 * (Float(layer.centerScale) - 1))
  }

  /// A side in shares: doubles, rounded.
  static func side(_ number: Float, _ anchor: Float, _ whole: Int) -> Float {
    Float(exp(Double(number)) * Double(anchor) / Double(whole))
  }
}
