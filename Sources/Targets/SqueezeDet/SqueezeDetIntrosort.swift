/// The order that NumPy's scalar `argsort` gives, ties included.
///
/// An introsort: quicksort with the median of three as pivot down to sixteen elements, insertion
/// sort below, and heapsort where partitions go wrong too often. It is not stable, and which of two
/// equal values comes first follows from every single step, so the steps are the contract here.
///
/// - Parity: NumPy 1.14 to 1.24 (and later without SIMD dispatch) for `float64`; spec §4.
enum SqueezeDetIntrosort {
  /// NumPy's order of numbers: those that are none come last.
  @inline(__always)
  static func isLess(_ a: Double, _ b: Double) -> Bool { a < b || (b.isNaN && !a.isNaN) }

  /// Fills `order` with the places of `values` in ascending order.
  static func sort(_ order: inout [Int32], by values: [Double]) {
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: 0..<Int32(clamping: values.count))
    guard values.count > 1 else { return }
    values.withUnsafeBufferPointer { values in
      order.withUnsafeMutableBufferPointer { order in
        var run = Run(values: values, order: order)
        run.sort()
      }
    }
  }

  private struct Run {
    let values: UnsafeBufferPointer<Double>
    let order: UnsafeMutableBufferPointer<Int32>

    @inline(__always)
    private func value(_ place: Int) -> Double { values[Int(order[place])] }

    @inline(__always)
    private func isLess(_ a: Int, _ b: Int) -> Bool {
      SqueezeDetIntrosort.isLess(value(a), value(b))
    }

    mutating func sort() {
      var low = 0
      var high = order.count - 1
      var patience = 2 * (Int.bitWidth - 1 - order.count.leadingZeroBitCount)
      var waiting: [(low: Int, high: Int, patience: Int)] = []
      while true {
        if patience < 0 {
          heapSort(low...high)
        } else {
          while high - low > 15 {
            let middle = partition(low, high)
            patience -= 1
            // The larger side waits.
            if middle - low < high - middle {
              waiting.append((middle + 1, high, patience))
              high = middle - 1
            } else {
              waiting.append((low, middle - 1, patience))
              low = middle + 1
            }
          }
          insertionSort(low, high)
        }
        guard let next = waiting.popLast() else { return }
        (low, high, patience) = next
      }
    }

    /// Splits around the median of three, which is parked next to the end meanwhile.
    private func partition(_ low: Int, _ high: Int) -> Int {
      let middle = low + (high - low) >> 1
      if isLess(middle, low) { order.swapAt(middle, low) }
      if isLess(high, middle) { order.swapAt(high, middle) }
      if isLess(middle, low) { order.swapAt(middle, low) }
      let pivot = value(middle)
      order.swapAt(middle, high - 1)
      var up = low
      var down = high - 1
      while true {
        repeat { up += 1 } while SqueezeDetIntrosort.isLess(value(up), pivot)
        repeat { down -= 1 } while SqueezeDetIntrosort.isLess(pivot, value(down))
        if up >= down { break }
        order.swapAt(up, down)
      }
      order.swapAt(up, high - 1)
      return up
    }

    private func insertionSort(_ low: Int, _ high: Int) {
      guard low < high else { return }
      for place in low + 1...high {
        let moved = order[place]
        var hole = place
        while hole > low, SqueezeDetIntrosort.isLess(values[Int(moved)], value(hole - 1)) {
          order[hole] = order[hole - 1]
          hole -= 1
        }
        order[hole] = moved
      }
    }

    private func heapSort(_ range: ClosedRange<Int>) {
      // Heap places count from 1.
      let base = range.lowerBound - 1
      var count = range.count
      for root in stride(from: count >> 1, to: 0, by: -1) {
        sift(order[base + root], from: root, base: base, count: count)
      }
      while count > 1 {
        let last = order[base + count]
        order[base + count] = order[base + 1]
        count -= 1
        sift(last, from: 1, base: base, count: count)
      }
    }

    private func sift(_ moved: Int32, from root: Int, base: Int, count: Int) {
      var hole = root
      var child = root * 2
      while child <= count {
        if child < count, isLess(base + child, base + child + 1) { child += 1 }
        guard SqueezeDetIntrosort.isLess(values[Int(moved)], value(base + child)) else { break }
        order[base + hole] = order[base + child]
        hole = child
        child *= 2
      }
      order[base + hole] = moved
    }
  }
}
