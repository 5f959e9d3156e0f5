import Boxes
import JSONText
import Labels
import Lint
import Testing

@testable import Reporting

@Suite struct StatisticsReportTests {
  private static var report: StatisticsReport {
    let input = ImageSize(width: 50, height: 40)
    var statistics = DatasetStatistics(networkInput: input)
    for (path, boxes) in [
      ("a.xml", [WrittenBox(1, 1, 20, 10), WrittenBox(5, 5, 2, 9)]),
      ("b.xml", [WrittenBox(11, 11, 30, 20)]), ("c.xml", []),
    ] {
      statistics.collect(
        LabeledImage(
          path: path, format: .voc,
          objects: boxes.map { LabeledObject(className: "<b>car", box: $0) },
          declaredSize: DeclaredSize(width: 100, height: 80)))
    }
    return StatisticsReport(statistics, networkInput: input, version: "1.2.3")
  }

  @Test func `the text tells counts, classes, sizes and what is left out`() {
    #expect(
      Self.report.text == """
        3 images, 3 objects, 2 usable boxes, 1 class
        1 image without objects
        Left out: 1 inverted; see dataset lint

        class   objects    share  images  width  height   w/h  truncated  occluded  difficult
        ──────  ───────  ───────  ──────  ─────  ──────  ────  ─────────  ────────  ─────────
        <b>car        3  100.0 %       2   20.0    10.0  2.00          0         0          0

        boxes           least    q05  median    q95   most   mean
        ──────────────  ─────  ─────  ──────  ─────  ─────  ─────
        width            20.0   20.0    20.0   20.0   20.0   20.0
        height           10.0   10.0    10.0   10.0   10.0   10.0
        resized width    10.0   10.0    10.0   10.0   10.0   10.0
        resized height  5.000  5.000   5.000  5.000  5.000  5.000
        width / height  2.000  2.000   2.000  2.000  2.000  2.000
        share of image  0.025  0.025   0.025  0.025  0.025  0.025

        image size  images
        ──────────  ──────
        100x80           3

        """)
  }

  @Test func `the JSON follows its schema`() throws {
    let tree = try JSONReader().read(Self.report.json)
    #expect(text(Self.report.json).hasPrefix("{\n  \"schema\": \"anchorkit.stats/1\""))
    #expect(tree["images"]?.int == 3 && tree["boxes"]?.int == 2)
    #expect(tree["leftOut"]?["inverted"]?.int == 1)
    #expect(tree["sizes"]?["resizedWidth"]?["maximum"]?.double == 10)
    #expect(tree["classes"]?.array?.first?["name"]?.string == "<b>car")
    #expect(tree["objectsPerImage"]?.array?.count == 3)
  }

  @Test func `the page is one file without markup from names`() {
    let page = text(Self.report.html)
    #expect(page.contains("&lt;b&gt;car") && !page.contains("<b>car"))
    #expect(page.contains("Resized width") && page.contains("1</b> left out: inverted"))
    #expect(!page.contains("http") || page.contains("http-equiv"))
    #expect(!page.contains("<script"))
  }
}
