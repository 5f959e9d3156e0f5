/// A checked box with its class: what a trainer learns from.
public struct GroundTruth<Space: CoordinateSpace>: Hashable, Sendable {
  /// Where the object is.
  public let box: Box<Space>
  /// What it is; background is not a class.
  public let classIndex: ClassIndex

  /// Joins a box and a class.
  public init(box: Box<Space>, classIndex: ClassIndex) {
    self.box = box
    self.classIndex = classIndex
  }
}
