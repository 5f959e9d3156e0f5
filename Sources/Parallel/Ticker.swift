import Glibc

/// Calls a function four times a second on a thread of its own, until it is stopped.
public final class Ticker {
  private let tick: @Sendable (Double) -> Void
  private let start = ContinuousClock.now
  private var wake: (reading: Int32, writing: Int32) = (-1, -1)
  private var thread = pthread_t()

  /// Starts; nothing when the system has no thread or pipe left.
  ///
  /// - Parameter tick: gets the seconds since the start, on the ticker's own thread.
  public init?(_ tick: @escaping @Sendable (Double) -> Void) {
    self.tick = tick
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    wake = (ends[0], ends[1])
    let job = Unmanaged.passRetained(Job(tick: tick, start: start, wake: ends[0]))
    let failed = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, job.toOpaque())
    guard failed == 0 else {
      job.release()
      close(wake.reading)
      close(wake.writing)
      return nil
    }
  }

  /// Ends the thread, at once.
  ///
  /// - Returns: the seconds since the start.
  public func stop() -> Double {
    close(wake.writing)
    pthread_join(thread, nil)
    close(wake.reading)
    return Job.seconds(since: start)
  }

  private final class Job {
    let tick: @Sendable (Double) -> Void
    let start: ContinuousClock.Instant
    let wake: Int32

    init(tick: @escaping @Sendable (Double) -> Void, start: ContinuousClock.Instant, wake: Int32) {
      self.tick = tick
      self.start = start
      self.wake = wake
    }

    func run() {
      var end = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
      // The pipe tells when its other end is closed.
      while poll(&end, 1, 250) == 0 { tick(Self.seconds(since: start)) }
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
      (ContinuousClock.now - start) / .seconds(1)
    }
  }
}
