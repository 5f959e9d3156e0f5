import Boxes

/// The numbers of a trainer's reader: pixels of the picture or shares of its sides, as
/// ``TrainerReading/unit`` says. Nothing is measured in them; ``TrainerReading/edges(of:imageSize:inputSize:)``
/// leads on to the network's input.
public enum ReaderUnits: CoordinateSpace {}

extension Edges<ReaderUnits> {
  /// Left, top, right, bottom.
  init(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) {
    self.init(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)
  }

  /// Each number through a function of its own axis.
  func mapped(x: (Double) -> Double, y: (Double) -> Double) -> Edges {
    Edges(x(xMin), y(yMin), x(xMax), y(yMax))
  }

  /// The numbers in single precision.
  var single: Edges {
    mapped(x: { Double(Float($0)) }, y: { Double(Float($0)) })
  }
}
