import Parallel
import Synchronization
import Testing

@Suite struct ParallelWorkTests {
  @Test(arguments: [0, 1, 2, 7, 64])
  func `results come in the order of the pieces`(jobs: Int) {
    #expect(ParallelWork.map(count: 100, jobs: jobs) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(ParallelWork.map(count: 0, jobs: jobs) { $0 }.isEmpty)
  }

  @Test func `each thread has its own number, and all are done when the call returns`() {
    let seen = Mutex<[Int]>([])
    WorkerThreads.run(5) { number in seen.withLock { $0.append(number) } }
    #expect(seen.withLock { $0.sorted() } == [0, 1, 2, 3, 4])
    #expect(WorkerThreads.processorCount >= 1)
  }
}
