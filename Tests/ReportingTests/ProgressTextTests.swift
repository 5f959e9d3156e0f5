import Testing

@testable import Reporting

@Suite struct ProgressTextTests {
  @Test func `count, rate and time left`() {
    #expect(
      ProgressText.line(done: 12_000, of: 100_000, after: 2)
        == "12,000 of 100,000 files, 6,000 a second, 15 s left")
    #expect(
      ProgressText.line(done: 100, of: 100_000, after: 1)
        == "100 of 100,000 files, 100 a second, 17 min left")
    #expect(ProgressText.line(done: 0, of: 10, after: 1) == "0 of 10 files")
  }
}
