/// The order of the priors in a cell.
public enum PriorShapeOrder: Hashable, Sendable, CaseIterable {
  /// The square, the geometric-mean square, then each ratio: most of the family.
  case squareMeanRatios
  /// The geometric-mean square, then the square and each ratio.
  case meanSquareRatios
  /// The square, each ratio, and the geometric-mean square last.
  case squareRatiosMean

  /// The shapes of a cell with this order.
  ///
  /// - Parameters:
  ///   - size: the level's own size.
  ///   - next: the size that the geometric mean is taken with; without it there is no such prior.
  ///   - ratios: width over height of the priors that are not square, in order.
  ///   - firstScale: a factor on the size of the square alone; 0.5 in gluon-cv's lite generator.
  public func shapes(
    size: Double, next: Double?, ratios: [Double], firstScale: Double = 1
  ) -> [PriorShape] {
    let square = [PriorShape.square(size * firstScale)]
    let mean = next.map { [PriorShape.mean(size, $0)] } ?? []
    let others = ratios.map { PriorShape.scale(size, ratio: $0) }
    return switch self {
    case .squareMeanRatios: square + mean + others
    case .meanSquareRatios: mean + square + others
    case .squareRatiosMean: square + others + mean
    }
  }
}
