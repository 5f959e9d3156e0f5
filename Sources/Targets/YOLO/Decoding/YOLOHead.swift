import Glibc

/// One image's predictions as a YOLO network's last convolutions give them, row by prior.
///
/// - Shape: priors × (5 + classes), flat, priors numbered as ``YOLOLayout`` does: `x, y, w, h`, the
///   object, the classes.
/// - Units: before any sigmoid, exponential or softmax. Where darknet codes sides as roots
///   (`new_coords`), the convolution itself ends in a sigmoid, and its outputs are meant.
public struct YOLOHead: Sendable {
  /// The numbers.
  public let numbers: [Float]
  /// How many classes a row has.
  public let classCount: Int

  /// Takes rows by prior.
  public init(numbers: [Float], classCount: Int) {
    precondition(
      classCount > 0 && numbers.count.isMultiple(of: 5 + classCount),
      "a head has 5 + classes numbers a prior")
    self.numbers = numbers
    self.classCount = classCount
  }

  /// Takes each level's planes as convolutions give them.
  ///
  /// - Parameter planes: by level of the layout: (anchors · (5 + classes)) × rows × columns, flat.
  public init(planes: [[Float]], layout: YOLOLayout, classCount: Int) {
    precondition(planes.count == layout.levels.count, "a head has planes for each level")
    let width = 5 + classCount
    var numbers = [Float](repeating: 0, count: layout.count * width)
    for grid in YOLOGrid.all(of: layout) {
      let (own, cells) = (planes[grid.level], grid.rows * grid.columns)
      precondition(
        own.count == cells * grid.widths.count * width, "a level has its anchors' planes")
      for anchor in grid.widths.indices {
        for cell in 0..<cells {
          let prior = grid.prior(
            anchor: anchor, row: cell / grid.columns, column: cell % grid.columns)
          for entry in 0..<width {
            numbers[prior * width + entry] = own[(anchor * width + entry) * cells + cell]
          }
        }
      }
    }
    self.init(numbers: numbers, classCount: classCount)
  }

  /// The number of priors.
  public var priorCount: Int { numbers.count / (5 + classCount) }

  /// A number of a prior: 0…3 the box, 4 the object, the classes from 5 on.
  func callAsFunction(_ prior: Int, _ entry: Int) -> Float {
    numbers[prior * (5 + classCount) + entry]
  }

  /// The logistic function, in doubles and rounded.
  static func sigmoid(_ x: Float) -> Float { Float(1 / (1 + exp(-Double(x)))) }
}
