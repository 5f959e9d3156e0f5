import Synchronization

/// Runs numbered pieces of work on several threads.
///
/// The pieces and their numbers never depend on the number of threads, and results come back in
/// the order of the pieces: what is computed from them is the same for any `jobs`.
public enum ParallelWork {
  /// The results of `body` for `0..<count`, in that order.
  ///
  /// - Parameter jobs: threads; they change the time, never the result.
  public static func map<Result: Sendable>(
    count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let threads = min(count, max(1, jobs))
    guard threads > 1 else { return (0..<count).map(body) }
    let slots = Slots<Result>(count: count)
    let next = Next()
    withoutActuallyEscaping(body) { body in
      WorkerThreads.run(threads) { _ in
        while let piece = next.take(below: count) { slots.set(piece, body(piece)) }
      }
    }
    return slots.values
  }
}

/// The number of the next piece.
private final class Next: Sendable {
  private let taken = Atomic<Int>(0)

  func take(below count: Int) -> Int? {
    let piece = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return piece < count ? piece : nil
  }
}

/// A place for each result. Threads write different places, and are joined before reading.
private final class Slots<Value: Sendable>: @unchecked Sendable {
  private let storage: UnsafeMutableBufferPointer<Value?>

  init(count: Int) {
    storage = .allocate(capacity: count)
    storage.initialize(repeating: nil)
  }

  deinit {
    storage.deinitialize()
    storage.deallocate()
  }

  func set(_ index: Int, _ value: Value) { storage[index] = value }

  var values: [Value] { storage.compactMap { $0 } }
}
