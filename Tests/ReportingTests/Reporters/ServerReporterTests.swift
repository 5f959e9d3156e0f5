import JSONText
import Lint
import Testing

@testable import Reporting

@Suite struct ServerReporterTests {
  @Test func `GitHub gets one command a finding, with its separators escaped`() {
    var report = ReportFixture.report
    report.findings[1].file = "a,b:c%.xml"
    #expect(
      text(GitHubReporter(color: false).report(report)) == #"""
        ::warning file=Annotations/a.xml,line=2,col=3,title=BOX004 empty-box::box of 'car' is empty: zero width as written; read as inclusive it covers 1 px
        ::warning file=a%2Cb%3Ac%25.xml,line=8,col=5,title=BOX009 duplicate-box::duplicate box: '=evil\x1B[31m\u{202E}\n' with identical numbers stands in line 7
        ::notice file=Annotations/empty.xml,title=SET003 no-objects::the file has no objects

        """#)
  }

  @Test func `JUnit counts errors and warnings as failures, and infos as passed`() {
    #expect(
      text(JUnitReporter(color: false).report(ReportFixture.report)) == #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="dataset lint" tests="3" failures="2">
          <testsuite name="Annotations/a.xml" tests="1" failures="1">
            <testcase classname="Annotations/a.xml" name="BOX004 empty-box:2:3">
              <failure type="warning" message="box of &#39;car&#39; is empty: zero width as written; read as inclusive it covers 1 px"/>
            </testcase>
          </testsuite>
          <testsuite name="Annotations/b &amp; &lt;c&gt;.xml" tests="1" failures="1">
            <testcase classname="Annotations/b &amp; &lt;c&gt;.xml" name="BOX009 duplicate-box:8:5">
              <failure type="warning" message="duplicate box: &#39;=evil\x1B[31m\u{202E}\n&#39; with identical numbers stands in line 7"/>
            </testcase>
          </testsuite>
          <testsuite name="Annotations/empty.xml" tests="1" failures="0">
            <testcase classname="Annotations/empty.xml" name="SET003 no-objects">
              <system-out>the file has no objects</system-out>
            </testcase>
          </testsuite>
        </testsuites>

        """#)
  }

  @Test func `JUnit without findings has one case that passes`() {
    let clean = text(
      JUnitReporter(color: false).report(LintReport(findings: [], files: 2, objects: 0)))
    #expect(clean.contains(#"tests="1" failures="0""#))
    #expect(clean.contains(#"name="2 files without findings""#))
  }

  @Test func `under a profile each format with a place for it names the readers`() throws {
    var report = ReportFixture.report
    let plain = Reporters.all.map { text($0.init(color: false).report(report)) }
    #expect(plain.allSatisfy { !$0.contains("caffe-ssd") })
    report.profile = ("caffe", ["caffe-ssd", "plain"])
    func told(_ name: String) throws -> String {
      text(try #require(Reporters.named(name)).init(color: false).report(report))
    }
    let words = "profile caffe, labels read by: caffe-ssd, plain"
    #expect(try told("github").hasPrefix("::notice title=dataset lint::\(words)\n::warning"))
    #expect(try told("html").contains("<p>\(words)</p>"))
    #expect(try told("text").contains(words))
    let junit = try told("junit")
    #expect(
      junit.components(
        separatedBy: """
          tests="1" failures="1">
              <properties>
                <property name="profile" value="caffe"/>
                <property name="readers" value="caffe-ssd, plain"/>
              </properties>
              <testcase
          """
      ).count == 3)
    let csv = try told("csv").split(separator: "\n")
    #expect(csv[0].hasSuffix(",fix,readers"))
    #expect(csv.dropFirst().allSatisfy { $0.hasSuffix(",caffe-ssd plain") })
    let sarif = try JSONReader().read(try told("sarif"))
    let properties = sarif["runs"]?.array?.first?["properties"]
    #expect(properties?["profile"] == "caffe" && properties?["readers"] == ["caffe-ssd", "plain"])
    for name in ["json", "jsonl"] {
      #expect(try told(name).contains(#""profile": "caffe", "readers": ["caffe-ssd", "plain"]"#))
    }
  }

  @Test func `a spreadsheet runs no cell`() {
    var report = ReportFixture.report
    report.findings[1].file = "=HYPERLINK(\"x\").xml"
    let lines = text(CSVReporter(color: false).report(report)).split(separator: "\n")
    #expect(
      lines[1]
        == "Annotations/a.xml,2,3,warning,BOX004,empty-box,0,car,box of 'car' is empty: zero width as written; read as inclusive it covers 1 px,delete the object"
    )
    #expect(
      lines[2].hasPrefix(#""'=HYPERLINK(""x"").xml",8,5,warning,BOX009,duplicate-box,1,'=evil\x1B"#)
    )
    #expect(lines[3] == "Annotations/empty.xml,,,info,SET003,no-objects,,,the file has no objects,")
  }
}
