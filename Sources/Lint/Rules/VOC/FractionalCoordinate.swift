import Labels

/// Reports a VOC coordinate with a fraction.
struct FractionalCoordinate: ImageRule {
  static let info = RuleInfo(
    code: "VOC017",
    name: "fractional-coordinate",
    summary: "A VOC coordinate has a fraction.",
    rationale: """
      VOC counts whole pixels, and most readers call int() on the text: it raises on 45.7, and \
      where it does not, the box shifts by part of a pixel. A fraction of zero (371.0) is only \
      untidy: an info. Silent where a set holds edges (--voc-pixels), which may lie anywhere. One \
      finding an object.
      """,
    remedy: """
      Round the numbers. --fix writes 371.0 as 371, unless all numbers of the file have a decimal \
      point: then it shows that the file holds edges.
      """,
    severity: .warning,
    fixability: .safe,
    triggers: [
      .issue(
        .fractionalCoordinate(field: "xmin", text: "45.7", whole: false), object: 0,
        shown: "<xmin>45.7</xmin>"),
      .issue(
        .fractionalCoordinate(field: "xmin", text: "371.0", whole: true), object: 0,
        shown: "<xmin>371.0</xmin>"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.issues.isEmpty { return }
    // Decimal points throughout show that numbers are edges: without them nobody could tell.
    let isMixed =
      image.voc.map { $0.pointedNumbers < 4 * image.objects.count { $0.box != nil } } ?? true
    var pending: (finding: Finding, isWhole: Bool, object: Int?)?
    for issue in image.issues {
      guard case .fractionalCoordinate(let field, let text, let whole) = issue.kind else {
        continue
      }
      // One finding an object: the first fraction that is not zero, else the first.
      if let before = pending, before.object == issue.object, !before.isWhole || whole { continue }
      if let before = pending, before.object != issue.object { report(before.finding) }
      let fix = issue.object.map {
        Fix(.safe, "write the whole numbers without .0", [.dropZeroFraction(object: $0)])
      }
      let finding = Finding(
        Self.info, in: image, issue: issue, "<\(field)> has a fraction: \(text)",
        severity: whole ? .info : nil, fix: whole && isMixed ? fix : nil)
      let kind = Finding.Kind(
        whole ? "whole coordinates with a point" : "coordinates with a fraction")
      pending = (finding.of(kind), whole, issue.object)
    }
    if let pending { report(pending.finding) }
  }
}
