import Foundation
import Labels
import Lint
import Testing

@Suite struct RuleListTests {
  @Test(arguments: RuleList.all.map { $0.info.code })
  func `each trigger is reported by its rule, and each pass is not`(code: String) throws {
    let info = try RuleList.rule(code).info
    let only = try RuleSelection(select: [code])
    #expect(!info.triggers.isEmpty && !info.passes.isEmpty)
    for (place, example) in info.triggers.enumerated() {
      let findings = example.findings(only)
      #expect(!findings.isEmpty, "trigger \(place) of \(code) reports nothing")
      #expect(findings.allSatisfy { $0.code == code })
    }
    for (place, example) in info.passes.enumerated() {
      #expect(example.findings(only).isEmpty, "pass \(place) of \(code) is reported")
    }
  }

  @Test(arguments: RuleList.all.map { $0.info.code })
  func `no other default rule reports the fault of a trigger`(code: String) throws {
    let info = try RuleList.rule(code).info
    for (place, example) in info.triggers.enumerated() {
      var others = Set(example.findings(.standard).map(\.code)).subtracting([code])
      // A score out of range is a score, and ground truth has none.
      if code == "KIT016" { others.remove("KIT001") }
      // The number behind the last name has no name, and the first name no number.
      if code == "CLS014" { others.subtract(["YOL004", "CLS003"]) }
      // What a trainer makes of a file is told beside what is the matter with it.
      if code.hasPrefix("RDR") { others.subtract(["YOL005", "BOX009"]) }
      // What a trainer makes of a box is told in the place of what is the matter with it.
      others.subtract(info.replaces)
      #expect(others.isEmpty, "trigger \(place) of \(code) is also reported by \(others)")
    }
  }

  @Test func `codes and names are unique and well formed`() {
    let infos = RuleList.all.map { $0.info }
    #expect(Set(infos.map(\.code)).count == infos.count)
    #expect(Set(infos.map(\.name)).count == infos.count)
    #expect(infos.map(\.code) == infos.map(\.code).sorted())
    for info in infos {
      #expect(info.code.range(of: "^[A-Z]{3}[0-9]{3}$", options: .regularExpression) != nil)
      #expect(info.name.range(of: "^[a-z]+(-[a-z]+)*$", options: .regularExpression) != nil)
      #expect(info.summary.hasSuffix(".") && info.remedy.hasSuffix("."))
      #expect(!info.rationale.isEmpty)
    }
  }

  @Test func `the list matches the folder`() throws {
    let rules = Repository.root.appending(path: "Sources/Lint/Rules")
    let files = try #require(FileManager.default.enumerator(atPath: rules.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    #expect(files.sorted() == RuleList.all.map { "\($0)" }.sorted())
  }

  @Test func `a code that does not exist names the nearest`() {
    #expect(throws: LintError.unknownRule("BOX01", nearest: "BOX001")) {
      try RuleList.rule("BOX01")
    }
    #expect(throws: LintError.unknownRule("zebra", nearest: nil)) { try RuleList.rule("zebra") }
  }
}

/// The place of the package on this disk.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Public data sets, where they lie beside the package.
  static let data: URL? = {
    var folder = root
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let data = folder.appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }()
}
