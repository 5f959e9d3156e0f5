import Foundation
import Testing

@testable import Reporting

@Suite struct ReportersTests {
  @Test func `the list matches the folder`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Reporting/Reporters")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix("Reporter.swift") && $0 != "Reporter.swift" }
      .map { $0.replacing(".swift", with: "") }
    #expect(files.sorted() == Reporters.all.map { "\($0)" }.sorted())
  }

  @Test func `each reporter is found by its name`() {
    for reporter in Reporters.all { #expect(Reporters.named(reporter.name) == reporter) }
    #expect(Reporters.named("xml") == nil)
  }
}
