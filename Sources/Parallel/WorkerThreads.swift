import Glibc

/// Runs one function on several threads.
///
/// Plain threads of the system, joined before the call returns: no pool outlives it, and nobody waits
/// for a thread of somebody else.
public enum WorkerThreads {
  /// Calls `work(0)`, `work(1)`, … at the same time, the first on the calling thread, and returns
  /// when all are done. A thread that the system refuses to start is left out: callers let the
  /// threads take pieces, so that those that run do the work.
  public static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for worker in 1..<max(count, 1) {
      let job = Unmanaged.passRetained(Job { work(worker) })
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, nil,
        { pointer in
          guard let pointer else { return nil }
          Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
          return nil
        }, job.toOpaque())
      if failed == 0 { threads.append(thread) } else { job.release() }
    }
    work(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// The processors that are on line.
  public static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private final class Job {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }
}
