import Foundation
import Testing

/// Reader by reader: cases reproduced of cases recorded.
@Suite struct `Reader parity summary` {
  @Test(.enabled(if: ReaderGoldens.folder != nil))
  func `every recorded case of every reader is reproduced`() throws {
    var lines: [String] = []
    var (reproduced, recorded) = (0, 0)
    for (file, reader) in ReaderGoldens.readers {
      let cases = try ReaderGoldens.cases(of: file, reader)
      let misses = cases.compactMap { one in one.miss.map { "\(one.name): \($0)" } }
      #expect(!cases.isEmpty, "\(file) has no cases")
      #expect(misses.isEmpty, "\(misses)")
      reproduced += cases.count - misses.count
      recorded += cases.count
      lines.append(row(file, "\(cases.count - misses.count)/\(cases.count)"))
      lines += misses.map { "  not reproduced: \($0)" }
    }
    lines.insert(row("readers", "\(reproduced)/\(recorded)"), at: 0)
    print(lines.joined(separator: "\n"))
  }

  @Test func `so is every case of ultralytics`() {
    let cases = UltralyticsParityTests.cases
    let misses = cases.compactMap { one in one.miss.map { "\(one): \($0)" } }
    #expect(misses.isEmpty, "\(misses)")
    print(row("ultralytics", "\(cases.count - misses.count)/\(cases.count)"))
  }

  private func row(_ name: String, _ cell: String) -> String {
    name.padding(toLength: 20, withPad: " ", startingAt: 0) + cell
  }
}
