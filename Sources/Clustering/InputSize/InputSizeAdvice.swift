import Boxes

/// What sizes of the network's input do to a dataset.
public struct InputSizeAdvice: Hashable, Sendable {
  /// What one input size does.
  public struct Candidate: Hashable, Sendable {
    /// The size of the network's input.
    public let inputSize: ImageSize
    /// Columns of cells: the width over the stride, rounded up.
    public let columns: Int
    /// Rows of cells.
    public let rows: Int
    /// Mean over images of how far an image is drawn out of shape: 1 for not at all, 1.5 when one
    /// axis is scaled half as much again as the other. Letterboxing keeps it at 1.
    public let meanDistortion: Double
    /// The largest distortion of an image.
    public let largestDistortion: Double
    /// Mean over images of the square root of input area over image area: above 1, images grow.
    public let meanScale: Double
    /// Boxes with a side below ``InputSizeAdvice/smallestSide`` pixels of the input.
    public let tooSmall: Int
    /// Boxes that lie in less than a cell both ways.
    public let underOneCell: Int
    /// What follows.
    public let remarks: [Remark]

    /// Cells of the grid.
    public var cells: Int { columns * rows }
  }

  /// What follows from a candidate's numbers.
  public enum Remark: Hashable, Sendable {
    /// Images are drawn out of shape; this size with about as many cells would do it less.
    case distorts(instead: ImageSize)
    /// Images are smaller than the input: they are scaled up, which costs time, not detail.
    case upscales
    /// Many boxes lie in less than a cell: a finer grid or a larger input would tell them apart.
    ///
    /// `stride` is the largest halved stride that leaves few of them, or nothing when none does.
    case denserGrid(stride: Int?)
    /// Many boxes are too few pixels to be seen: an input of at least this size would keep them.
    case largerInput(ImageSize?)
  }

  /// Boxes with a shorter side than this are hardly more than noise, in pixels of the input.
  public static let smallestSide = 3.0
  /// The share of boxes from which "many" is said.
  public static let manyShare = 0.05
  /// The distortion from which it is said.
  public static let notableDistortion = 1.25

  /// Pixels between cells.
  public let stride: Int
  /// How images are resized.
  public let resize: SizeScaling.Resize
  /// Images that were counted.
  public let imageCount: Int
  /// Boxes that were counted.
  public let boxCount: Int
  /// The median over images of width over height; 1 without images.
  public let medianAspect: Double
  /// One for each size asked for, in that order.
  public let candidates: [Candidate]

  /// Judges input sizes.
  ///
  /// - Parameter inputSizes: the candidates; ``suggestions(cells:stride:aspect:)`` finds some.
  public init(
    _ survey: InputSizeSurvey, inputSizes: [ImageSize], stride: Int = 16,
    resize: SizeScaling.Resize = .stretch
  ) {
    precondition(stride > 0, "cells are at least a pixel apart")
    self.stride = stride
    self.resize = resize
    imageCount = survey.images.values.reduce(0, +)
    boxCount = survey.boxes.values.reduce(0, +)
    let aspect = Self.medianAspect(survey)
    medianAspect = aspect
    candidates = inputSizes.map {
      InputSizeTally(survey, inputSize: $0, stride: stride, resize: resize).candidate(
        aspect: aspect)
    }
  }

  /// Boxes that an input size loses: a side under ``smallestSide`` pixels, or both under a cell.
  public static func lost(
    _ survey: InputSizeSurvey, inputSize: ImageSize, stride: Int, resize: SizeScaling.Resize
  ) -> Int {
    InputSizeTally(survey, inputSize: inputSize, stride: stride, resize: resize).lost
  }

  /// Input sizes whose grids have about so many cells, nearest in shape to an aspect ratio first.
  ///
  /// `1248×384` and `624×768` have 1872 cells each at stride 16.
  ///
  /// - Parameter aspect: width over height.
  public static func suggestions(
    cells: Int, stride: Int = 16, aspect: Double, limit: Int = 5
  ) -> [ImageSize] {
    precondition(cells > 0 && stride > 0 && aspect > 0, "a grid has cells, a stride and a shape")
    let largestSide = ImageSize.maximumSide / stride
    var grids: [(size: ImageSize, misfit: Double)] = []
    for columns in 1...max(1, min(cells, largestSide)) {
      let rows = max(1, Int((Double(cells) / Double(columns)).rounded()))
      guard let size = ImageSize(width: columns * stride, height: rows * stride) else { continue }
      let shape = Double(columns) / Double(rows) / aspect
      let amount = Double(columns * rows) / Double(cells)
      // Ratios count alike either way; a grid of another size counts as one of another shape.
      grids.append((size, max(shape, 1 / shape) * max(amount, 1 / amount)))
    }
    grids.sort { ($0.misfit, $0.size.width) < ($1.misfit, $1.size.width) }
    return grids.prefix(limit).map(\.size)
  }

  private static func medianAspect(_ survey: InputSizeSurvey) -> Double {
    let aspects = survey.orderedImages
      .map { (aspect: Double($0.size.width) / Double($0.size.height), count: $0.count) }
      .sorted { $0.aspect < $1.aspect }
    let total = aspects.reduce(0) { $0 + $1.count }
    var below = 0
    for entry in aspects {
      below += entry.count
      if 2 * below >= total { return entry.aspect }
    }
    return 1
  }
}
