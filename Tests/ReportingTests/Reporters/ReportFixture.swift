import Labels
import Lint

@testable import Reporting

/// A small report with hostile names, for the goldens of all reporters.
enum ReportFixture {
  static let source = [
    "Annotations/a.xml": [
      "<annotation>", "  <object>", "\t<name>car</name>", "  </object>", "</annotation>",
    ]
  ]

  static var findings: [Finding] {
    let examples = [
      example("BOX004", path: "Annotations/a.xml", line: 2, column: 3, name: "car"),
      example(
        "BOX009", path: "Annotations/b & <c>.xml", line: 7, column: 5,
        name: "=evil\u{1B}[31m\u{202E}\n"),
      example("SET003", path: "Annotations/empty.xml", line: 1, column: 1, name: ""),
    ]
    return examples.flatMap { $0 }.sorted()
  }

  static var report: LintReport {
    LintReport(
      findings: findings, files: 4, objects: 9, baselined: 1, version: "1.2.3",
      sourceLine: { file, line in
        source[file].flatMap { $0.indices.contains(line - 1) ? Array($0[line - 1].utf8) : nil }
      })
  }

  /// The findings of a rule's first trigger, moved to a place and a class name.
  private static func example(
    _ code: String, path: String, line: Int, column: Int, name: String
  ) -> [Finding] {
    guard var example = try? RuleList.rule(code).info.triggers.first,
      let only = try? RuleSelection(select: [code])
    else { return [] }
    for image in example.images.indices {
      example.images[image].path = path
      for object in example.images[image].objects.indices {
        example.images[image].objects[object].className = name
        example.images[image].objects[object].position = TextPosition(
          line: line + object, column: column)
      }
    }
    return example.findings(only)
  }
}
