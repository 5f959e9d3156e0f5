/// The IoU of every box with every other, in `Float`, eight at a time.
///
/// What a trainer's own matcher would call, with its buffers as they are.
public enum PairwiseOverlap {
  /// Edges in columns that belong to somebody else, for the time of a call.
  public struct Edges {
    let xMin: UnsafePointer<Float>
    let yMin: UnsafePointer<Float>
    let xMax: UnsafePointer<Float>
    let yMax: UnsafePointer<Float>
    let count: Int

    /// Borrows four columns of `count` numbers each.
    public init(
      xMin: UnsafePointer<Float>, yMin: UnsafePointer<Float>, xMax: UnsafePointer<Float>,
      yMax: UnsafePointer<Float>, count: Int
    ) {
      self.xMin = xMin
      self.yMin = yMin
      self.xMax = xMax
      self.yMax = yMax
      self.count = count
    }
  }

  /// Writes `boxes.count` rows of `priors.count` overlaps.
  ///
  /// - Shape: `result` holds `boxes.count * priors.count` numbers, row by row.
  /// - Convention: continuous edges; two boxes without area give `nan`, as 0 / 0 does.
  /// - Complexity: one division a pair; no allocation.
  public static func write(
    _ boxes: Edges, with priors: Edges, unionOrder: UnionOrder = .sumFirst,
    into result: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(
      result.count == boxes.count * priors.count, "the result has one number for each pair")
    guard let start = result.baseAddress else { return }
    for b in 0..<boxes.count {
      let row = start + b * priors.count
      switch unionOrder {
      case .sumFirst: write(boxes, b, with: priors, into: row, SumFirst())
      case .differenceFirst: write(boxes, b, with: priors, into: row, DifferenceFirst())
      case .sumPlus(let epsilon):
        write(boxes, b, with: priors, into: row, SumPlus(epsilon: epsilon))
      }
    }
  }

  /// The same for columns of one's own.
  public static func of(
    _ boxes: CornerColumns<Float>, with priors: CornerColumns<Float>,
    unionOrder: UnionOrder = .sumFirst
  ) -> [Float] {
    Array(unsafeUninitializedCapacity: boxes.count * priors.count) { result, count in
      count = boxes.count * priors.count
      boxes.withEdges { boxes in
        priors.withEdges { priors in
          write(
            boxes, with: priors, unionOrder: unionOrder, into: .init(rebasing: result[..<count]))
        }
      }
    }
  }

  private static func write<Rule: UnionRule>(
    _ boxes: Edges, _ b: Int, with priors: Edges, into row: UnsafeMutablePointer<Float>,
    _ rule: Rule
  ) {
    let area = (boxes.xMax[b] - boxes.xMin[b]) * (boxes.yMax[b] - boxes.yMin[b])
    let xMin = SIMD8(repeating: boxes.xMin[b])
    let yMin = SIMD8(repeating: boxes.yMin[b])
    let xMax = SIMD8(repeating: boxes.xMax[b])
    let yMax = SIMD8(repeating: boxes.yMax[b])
    let areas = SIMD8(repeating: area)
    let zero = SIMD8<Float>(repeating: 0)
    var p = 0
    while p + 8 <= priors.count {
      let left = load(priors.xMin + p)
      let top = load(priors.yMin + p)
      let right = load(priors.xMax + p)
      let bottom = load(priors.yMax + p)
      let width = larger(smaller(right, xMax) - larger(left, xMin), zero)
      let height = larger(smaller(bottom, yMax) - larger(top, yMin), zero)
      let both = width * height
      store(both / rule.union((right - left) * (bottom - top), areas, both), to: row + p)
      p += 8
    }
    while p < priors.count {
      let width = min(priors.xMax[p], boxes.xMax[b]) - max(priors.xMin[p], boxes.xMin[b])
      let height = min(priors.yMax[p], boxes.yMax[b]) - max(priors.yMin[p], boxes.yMin[b])
      let both = max(width, 0) * max(height, 0)
      let own = (priors.xMax[p] - priors.xMin[p]) * (priors.yMax[p] - priors.yMin[p])
      row[p] = both / rule.union(own, area, both)
      p += 1
    }
  }
}

extension CornerColumns<Float> {
  /// Lends the columns for the time of a call.
  public func withEdges(_ body: (PairwiseOverlap.Edges) -> Void) {
    xMin.withUnsafeBufferPointer { xMin in
      yMin.withUnsafeBufferPointer { yMin in
        xMax.withUnsafeBufferPointer { xMax in
          yMax.withUnsafeBufferPointer { yMax in
            guard let x0 = xMin.baseAddress, let y0 = yMin.baseAddress, let x1 = xMax.baseAddress,
              let y1 = yMax.baseAddress
            else { return }
            body(PairwiseOverlap.Edges(xMin: x0, yMin: y0, xMax: x1, yMax: y1, count: count))
          }
        }
      }
    }
  }
}
