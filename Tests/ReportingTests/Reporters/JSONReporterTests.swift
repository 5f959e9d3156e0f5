import JSONText
import Testing

@testable import Reporting

@Suite struct JSONReporterTests {
  @Test func `the document follows the schema`() {
    #expect(
      text(JSONReporter(color: false).report(ReportFixture.report)) == #"""
        {"schema": "anchorkit.lint/1",
         "findings": [
          {"code": "BOX004", "column": 3, "file": "Annotations/a.xml", "fix": {"safety": "unsafe", "title": "delete the object"}, "line": 2, "message": "box of 'car' is empty: zero width as written; read as inclusive it covers 1 px", "name": "empty-box", "object": 0, "severity": "warning"},
          {"code": "BOX009", "column": 5, "file": "Annotations/b & <c>.xml", "fix": {"safety": "safe", "title": "delete the copy"}, "line": 8, "message": "duplicate box: '=evil\u001b[31m\u202e\n' with identical numbers stands in line 7", "name": "duplicate-box", "object": 1, "severity": "warning"},
          {"code": "SET003", "column": null, "file": "Annotations/empty.xml", "fix": null, "line": null, "message": "the file has no objects", "name": "no-objects", "object": null, "severity": "info"}
         ],
         "summary": {"baselined": 1, "errors": 0, "files": 4, "findings": 3, "infos": 1, "objects": 9, "warnings": 2}}

        """#)
  }

  @Test func `every document is JSON, without findings too`() throws {
    let empty = LintReport(findings: [], files: 0, objects: 0)
    for report in [empty, ReportFixture.report] {
      _ = try JSONReader().read(JSONReporter(color: false).report(report))
      for line in text(JSONLinesReporter(color: false).report(report)).split(separator: "\n") {
        _ = try JSONReader().read(Array(line.utf8))
      }
    }
  }
}
