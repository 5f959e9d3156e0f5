import Boxes

/// Counts what one input size does to a dataset.
struct InputSizeTally {
  private let survey: InputSizeSurvey
  private let inputSize: ImageSize
  private let stride: Int
  private let resize: SizeScaling.Resize

  init(
    _ survey: InputSizeSurvey, inputSize: ImageSize, stride: Int, resize: SizeScaling.Resize
  ) {
    self.survey = survey
    self.inputSize = inputSize
    self.stride = stride
    self.resize = resize
  }

  func candidate(aspect: Double) -> InputSizeAdvice.Candidate {
    let shapes = imageShapes
    let small = boxes { $0 < InputSizeAdvice.smallestSide || $1 < InputSizeAdvice.smallestSide }
    let cell = Double(stride)
    let hidden = boxes { $0 < cell && $1 < cell }
    let columns = Self.cells(inputSize.width, stride)
    let rows = Self.cells(inputSize.height, stride)
    return InputSizeAdvice.Candidate(
      inputSize: inputSize, columns: columns, rows: rows, meanDistortion: shapes.mean,
      largestDistortion: shapes.largest, meanScale: shapes.scale, tooSmall: small,
      underOneCell: hidden,
      remarks: remarks(
        distortion: shapes.mean, scale: shapes.scale, small: small, hidden: hidden,
        aspect: aspect, cells: columns * rows))
  }

  /// Boxes with a side too short to be seen, or both sides under a cell.
  var lost: Int {
    let cell = Double(stride)
    let least = InputSizeAdvice.smallestSide
    return boxes { $0 < least || $1 < least || ($0 < cell && $1 < cell) }
  }

  /// The least input of the same shape, larger by halves up to four times, for which a condition holds.
  func larger(where isMet: (InputSizeTally) -> Bool) -> ImageSize? {
    for halves in 3...8 {
      guard
        let size = ImageSize(
          width: roundedUp(inputSize.width * halves / 2),
          height: roundedUp(inputSize.height * halves / 2))
      else { return nil }
      if isMet(InputSizeTally(survey, inputSize: size, stride: stride, resize: resize)) {
        return size
      }
    }
    return nil
  }

  private static func cells(_ side: Int, _ stride: Int) -> Int { (side + stride - 1) / stride }

  /// The factors of both axes for images of one size.
  private func scale(_ image: ImageSize, to inputSize: ImageSize) -> AxisScale {
    let x = Double(inputSize.width) / Double(image.width)
    let y = Double(inputSize.height) / Double(image.height)
    return resize == .stretch ? AxisScale(x: x, y: y) : AxisScale(x: min(x, y), y: min(x, y))
  }

  private var imageShapes: (mean: Double, largest: Double, scale: Double) {
    var sum = 0.0
    var largest = 1.0
    var scales = 0.0
    var count = 0.0
    for image in survey.orderedImages {
      let scale = scale(image.size, to: inputSize)
      let distortion = max(scale.x / scale.y, scale.y / scale.x)
      sum += Double(image.count) * distortion
      scales += Double(image.count) * (scale.x * scale.y).squareRoot()
      largest = max(largest, distortion)
      count += Double(image.count)
    }
    return count > 0 ? (sum / count, largest, scales / count) : (1, 1, 1)
  }

  /// Boxes whose width and height in pixels of an input size meet a condition.
  private func boxes(
    in inputSize: ImageSize? = nil, where isMet: (Double, Double) -> Bool
  ) -> Int {
    survey.boxes.reduce(0) { total, entry in
      let scale = scale(entry.key.image, to: inputSize ?? self.inputSize)
      return isMet(entry.key.width * scale.x, entry.key.height * scale.y)
        ? total + entry.value : total
    }
  }

  private func remarks(
    distortion: Double, scale: Double, small: Int, hidden: Int, aspect: Double, cells: Int
  ) -> [InputSizeAdvice.Remark] {
    let many = InputSizeAdvice.manyShare * Double(survey.boxes.values.reduce(0, +))
    var remarks: [InputSizeAdvice.Remark] = []
    if distortion >= InputSizeAdvice.notableDistortion,
      let instead = InputSizeAdvice.suggestions(
        cells: cells, stride: stride, aspect: aspect, limit: 1
      ).first, instead != inputSize
    {
      remarks.append(.distorts(instead: instead))
    }
    if scale > 1 { remarks.append(.upscales) }
    if hidden > 0, Double(hidden) >= many { remarks.append(.denserGrid(stride: finerStride(many))) }
    if small > 0, Double(small) >= many { remarks.append(.largerInput(largerInput(many))) }
    return remarks
  }

  private func finerStride(_ many: Double) -> Int? {
    var finer = stride / 2
    while finer >= 2 {
      let cell = Double(finer)
      if Double(boxes { $0 < cell && $1 < cell }) < many { return finer }
      finer /= 2
    }
    return nil
  }

  /// The least whole multiple of the size, by halves, that keeps all but few boxes.
  private func largerInput(_ many: Double) -> ImageSize? {
    let least = InputSizeAdvice.smallestSide
    for halves in 3...8 {
      guard
        let size = ImageSize(
          width: roundedUp(inputSize.width * halves / 2),
          height: roundedUp(inputSize.height * halves / 2))
      else { return nil }
      if Double(boxes(in: size) { $0 < least || $1 < least }) < many { return size }
    }
    return nil
  }

  private func roundedUp(_ side: Int) -> Int { Self.cells(side, stride) * stride }
}
