import Boxes

/// Checks of what callers lend.
package enum Borrowed {
  /// The most numbers of one argument.
  static let limit = 1 << 33

  /// A count of things, 0 or more.
  package static func count(
    _ value: Int64, _ argument: String, _ range: ClosedRange<Int> = 0...(1 << 31)
  ) throws(BridgeError) -> Int {
    guard let count = Int(exactly: value), range.contains(count) else {
      throw .outOfRange(
        argument: argument, found: "\(value)",
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return count
  }

  /// Numbers that are read.
  package static func numbers<Number>(
    _ start: UnsafePointer<Number>?, _ shape: [Int], _ argument: String
  ) throws(BridgeError) -> UnsafeBufferPointer<Number> {
    let count = try product(shape, argument)
    guard start != nil || count == 0 else { throw .missing(argument: argument) }
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  }

  /// Numbers that are written; nothing when the caller does not want them.
  package static func room<Number>(
    _ start: UnsafeMutablePointer<Number>?, _ shape: [Int], _ argument: String
  ) throws(BridgeError) -> UnsafeMutableBufferPointer<Number>? {
    let count = try product(shape, argument)
    return start.map { UnsafeMutableBufferPointer(start: $0, count: count) }
  }

  /// A word.
  package static func text(
    _ start: UnsafePointer<CChar>?, _ argument: String
  ) throws(BridgeError) -> String {
    guard let start else { throw .missing(argument: argument) }
    return String(cString: start)
  }

  /// A network's input.
  static func imageSize(_ width: Int64, _ height: Int64) throws(BridgeError) -> ImageSize {
    let sides = 1...ImageSize.maximumSide
    let size = ImageSize(
      width: try count(width, "the input's width", sides),
      height: try count(height, "the input's height", sides))
    guard let size else { throw .missing(argument: "the input's size") }
    return size
  }

  /// A number, or nothing where the caller gives `nan`.
  package static func number(
    _ value: Double, _ range: ClosedRange<Double>, _ argument: String
  ) throws(BridgeError) -> Double? {
    if value.isNaN { return nil }
    guard range.contains(value) else {
      throw .outOfRange(
        argument: argument, found: "\(value)",
        expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  private static func product(_ shape: [Int], _ argument: String) throws(BridgeError) -> Int {
    var count = 1
    for side in shape {
      let (product, isOver) = count.multipliedReportingOverflow(by: side)
      guard !isOver, product <= limit else {
        throw .outOfRange(
          argument: argument, found: "\(shape)", expected: "at most \(limit) numbers")
      }
      count = product
    }
    return count
  }
}

extension Edges {
  /// One row of a caller's boxes, four numbers each; the caller has them in this space.
  package init(_ boxes: UnsafeBufferPointer<Double>, row: Int) {
    let at = row * 4
    self.init(xMin: boxes[at], yMin: boxes[at + 1], xMax: boxes[at + 2], yMax: boxes[at + 3])
  }
}
