import Glibc

/// The deltas of one image.
struct DarknetDeltas {
  private(set) var deltas: [Float]
  private let loss: DarknetLoss
  private let preset: YOLOPreset
  private let decoding: YOLOBoxDecoding
  private let image: YOLOLossImage
  private let head: YOLOHead
  private let width: Int

  init(
    _ loss: DarknetLoss, _ preset: YOLOPreset, _ grids: [YOLOGrid], _ image: YOLOLossImage
  ) {
    self.loss = loss
    self.preset = preset
    self.image = image
    head = image.head
    decoding = YOLOBoxDecoding(preset: preset, grids: grids)
    width = 5 + head.classCount
    deltas = [Float](repeating: 0, count: head.numbers.count)
  }

  mutating func run(_ levels: inout [DarknetLossSums]) {
    for prior in 0..<head.priorCount { background(prior) }
    let boxes = Dictionary(uniqueKeysWithValues: image.boxes.map { ($0.index, $0) })
    var shared: Set<Int> = []
    for row in image.rows {
      guard let truth = boxes[row.groundTruth] else { continue }
      let place = preset.layout.place(of: row.prior)
      let box = decoding.box(head, row.prior, place)
      let overlap = Self.overlap(box, truth)
      levels[place.level].missing += Double(1 - overlap)
      levels[place.level].rows += 1
      if case .bestShape(let rule) = preset.assigner {
        let layer = rule.layer(of: place.level)
        learn(row, truth, box, layer)
        if layer.othersAbove != nil { shared.insert(row.prior) }
      } else {
        learnInRegion(row, overlap)
      }
    }
    for prior in shared { average(prior) }
    for prior in 0..<head.priorCount {
      let level = preset.layout.place(of: prior).level
      for entry in 0..<width {
        let delta = Double(deltas[prior * width + entry])
        switch entry {
        case ..<4: levels[level].boxSquares += delta * delta
        case 4: levels[level].objectSquares += delta * delta
        default: levels[level].classSquares += delta * delta
        }
      }
    }
  }

  /// What a prior learns that no object is at: nothing where it predicts one well.
  private mutating func background(_ prior: Int) {
    let place = preset.layout.place(of: prior)
    let object = decoding.object(head, prior)
    let box = decoding.box(head, prior, place)
    let best = image.boxes.reduce(0) { max($0, Self.overlap(box, $1)) }
    let index = prior * width + 4
    switch preset.assigner {
    case .bestShape(let rule):
      let hasClass = decoding.classes(head, prior).contains { $0 > 0.25 }
      let isIgnored = hasClass && best > Float(rule.layer(of: place.level).ignoredAbove)
      deltas[index] = isIgnored ? 0 : loss.object * -object
    case .region(let rule):
      deltas[index] = best > Float(rule.ignoredAbove) ? 0 : -object * Self.slope(object)
    case .sideRatio, .responsibleCells: break
    }
  }

  private mutating func learn(
    _ row: YOLORow, _ truth: YOLOBox, _ box: YOLOBoxDecoding.Box, _ layer: YOLOBestShape.Layer
  ) {
    let first = row.prior * width
    switch loss.boxLoss {
    case .squared:
      let scale = 2 - truth.width * truth.height
      for (axis, wanted) in row.offsets.numbers().enumerated() {
        let number = head(row.prior, axis)
        let own = axis < 2 ? Darknet.center(number, layer) : number
        deltas[first + axis] += scale * (wanted - own) * loss.box
      }
    case .completeIoU(let largest):
      let way = DarknetBoxGradient(of: box, toward: truth)
      let isLogarithm = layer.sides == .logarithm
      let growth = (2..<4).map { isLogarithm ? exp(Double(head(row.prior, $0))) : 1 }
      let numbers = [
        way.x, way.y, Float(Double(way.width) * growth[0]), Float(Double(way.height) * growth[1]),
      ]
      for (axis, number) in numbers.enumerated() {
        let delta = number * loss.box
        deltas[first + axis] += delta.isFinite ? min(max(delta, -largest), largest) : 0
      }
    }
    deltas[first + 4] = loss.object * (1 - decoding.object(head, row.prior))
    let probabilities = decoding.classes(head, row.prior)
    let wanted = image.classes[row.groundTruth]
    if deltas[first + 5 + wanted] != 0 {
      deltas[first + 5 + wanted] = 1 - probabilities[wanted]
    } else {
      for k in probabilities.indices {
        deltas[first + 5 + k] = (k == wanted ? 1 : 0) - probabilities[k]
      }
    }
  }

  private mutating func learnInRegion(_ row: YOLORow, _ overlap: Float) {
    let first = row.prior * width
    for (axis, wanted) in row.offsets.numbers().enumerated() {
      let number = head(row.prior, axis)
      if axis < 2 {
        let own = Darknet.sigmoid(number)
        deltas[first + axis] = loss.box * (wanted - own) * Self.slope(own)
      } else {
        deltas[first + axis] = loss.box * (wanted - number)
      }
    }
    let object = decoding.object(head, row.prior)
    deltas[first + 4] = loss.object * (overlap - object) * Self.slope(object)
    for (k, probability) in decoding.classes(head, row.prior).enumerated() {
      deltas[first + 5 + k] = (k == image.classes[row.groundTruth] ? 1 : 0) - probability
    }
  }

  /// Divides the deltas of a prior's box by the number of classes that it learns.
  private mutating func average(_ prior: Int) {
    let first = prior * width
    let count = (5..<width).count { deltas[first + $0] > 0 }
    guard count > 0, deltas[first + 4] != 0 else { return }
    for axis in 0..<4 { deltas[first + axis] /= Float(count) }
  }

  private static func overlap(_ box: YOLOBoxDecoding.Box, _ truth: YOLOBox) -> Float {
    YOLOOverlap.of(
      x: box.x, y: box.y, box.width, box.height, x: truth.x, y: truth.y, truth.width, truth.height)
  }

  /// The slope of the logistic function where it has a value.
  private static func slope(_ value: Float) -> Float { (1 - value) * value }
}
