/// Weighted points in columns, as the loops of clustering read them.
///
/// Columns are filled up to whole vectors of four with points of no weight.
struct SizePoints: Sendable {
  /// Points, without the filling.
  let count: Int
  private(set) var x: [Double]
  private(set) var y: [Double]
  private(set) var weight: [Double]

  /// Points of a vector.
  static let lanes = 4
  /// Points with the filling.
  var paddedCount: Int { x.count }

  /// The points of a sample, each axis multiplied.
  init(_ sample: SizeSample, scale: AxisScale) {
    self.init(
      x: scale.x == 1 ? sample.widths : sample.widths.map { $0 * scale.x },
      y: scale.y == 1 ? sample.heights : sample.heights.map { $0 * scale.y },
      weight: sample.weights)
  }

  init(x: [Double], y: [Double], weight: [Double]) {
    count = x.count
    self.x = x
    self.y = y
    self.weight = weight
    // The filling repeats the last point: its distances are ordinary numbers.
    let filling = (Self.lanes - count % Self.lanes) % Self.lanes
    self.x.append(contentsOf: repeatElement(x.last ?? 1, count: filling))
    self.y.append(contentsOf: repeatElement(y.last ?? 1, count: filling))
    self.weight.append(contentsOf: repeatElement(0, count: filling))
  }

  func point(_ index: Int) -> AxisPair { AxisPair(x: x[index], y: y[index]) }

  /// Calls `body` with the columns as pointers.
  @inline(__always)
  func withColumns<Result>(_ body: (SizeColumns) -> Result) -> Result {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        weight.withUnsafeBufferPointer { weight in
          guard let x = x.baseAddress, let y = y.baseAddress, let weight = weight.baseAddress
          else { preconditionFailure("there are always points to cluster") }
          return body(SizeColumns(count: self.x.count, x: x, y: y, weight: weight))
        }
      }
    }
  }
}

/// The columns of ``SizePoints`` while they are borrowed; `count` is a multiple of four.
struct SizeColumns {
  typealias Vector = SIMD4<Double>

  let count: Int
  let x: UnsafePointer<Double>
  let y: UnsafePointer<Double>
  let weight: UnsafePointer<Double>

  /// Four numbers of a column.
  @inline(__always)
  static func load(_ column: UnsafePointer<Double>, _ index: Int) -> Vector {
    UnsafeRawPointer(column + index).loadUnaligned(as: Vector.self)
  }
}
