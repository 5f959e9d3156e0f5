import Testing

@testable import Clustering

@Suite struct ParallelWorkTests {
  @Test(arguments: [0, 1, 2, 7, 64])
  func `results come in the order of the pieces`(jobs: Int) {
    #expect(ParallelWork.map(count: 100, jobs: jobs) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(ParallelWork.map(count: 0, jobs: jobs) { $0 }.isEmpty)
  }
}
