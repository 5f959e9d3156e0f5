import Synchronization
import Glibc

/// Runs numbered pieces of work on several threads.
///
/// The pieces and their numbers never depend on the number of threads, and results come back in
/// the order of the pieces: what is computed from them is the same for any `jobs`.
public enum ParallelWork {
  /// The number of processors that are online.
  public static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The results of `body` for `0..<count`, in that order.
  ///
  /// - Parameter jobs: threads; they change the time, never the result.
  public static func map<Result: Sendable>(
    count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let threads = min(count, max(1, jobs))
    guard threads > 1 else { return (0..<count).map(body) }
    let slots = Slots<Result>(count: count)
    run(count: count, threads: threads) { slots.set($0, body($0)) }
    return slots.values
  }

  private static func run(count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = Work(count: count, body: body)
      var started: [pthread_t] = []
      for _ in 1..<threads {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(work)
        let code = pthread_create(&thread, nil, runWork, context.toOpaque())
        guard code == 0 else {
          // No more threads to be had: those that run do the work.
          context.release()
          break
        }
        started.append(thread)
      }
      work.drain()
      for thread in started { pthread_join(thread, nil) }
    }
  }
}

private func runWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<Work>.fromOpaque(context).takeRetainedValue().drain()
  return nil
}

/// Pieces of work that threads take one after another.
private final class Work: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let body: @Sendable (Int) -> Void

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  func drain() {
    while true {
      let piece = next.add(1, ordering: .relaxed).oldValue
      guard piece < count else { return }
      body(piece)
    }
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
