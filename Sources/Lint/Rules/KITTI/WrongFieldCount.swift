import Labels

/// Reports a KITTI row that does not have 15 fields.
struct WrongFieldCount: IssueRule, EvidenceRule {
  static let info = RuleInfo(
    code: "KIT001",
    name: "wrong-field-count",
    summary: "A KITTI row does not have 15 fields.",
    rationale: """
      The fields have no names, so that one too many or too few shifts all that follow: a trainer \
      reads an angle as an edge. Where a row holds several whole objects, line ends are missing. A \
      16th field is a detector's score: in ground truth a warning, once for the set. One that is \
      a small whole number throughout is a mark or the number of a camera: an info. 17 fields \
      that begin with two whole numbers are KITTI's tracking format, which is another one: one \
      finding a file.
      """,
    remedy: "Write the row with KITTI's 15 fields; convert tracking labels first.",
    severity: .error,
    triggers: [
      .issue(
        .wrongFieldCount(found: 14, expected: 15), in: .kitti, object: 0,
        shown: "Car 0.00 0 1.57 599.41"),
      .issue(.trackingFormat, in: .kitti, object: 0, shown: "0 2 Car 0 0 -1.79 296.74 161.75 …"),
      .issue(
        .rowsRunTogether(objects: 2, field: 16, text: "0.00car"), in: .kitti, object: 0,
        shown: "car 0.00 0 1.57 … 0.00car 0.00 0 1.57 …"),
      .kitti(.kitti("Car", score: 0.9)),
      .kitti(
        .kitti("Car", score: 1),
        .kitti("Van", box: WrittenBox(10, 10, 90, 60, .continuous), score: 0)),
    ],
    passes: [.kitti(.kitti("Car"))]
  )

  /// Rows with a score.
  private var scores = Occurrences()
  /// Rows whose 16th field is a small whole number.
  private var marks = Occurrences()

  init(settings: LintSettings) {}

  func enroll(in roster: inout RuleRoster) {
    roster.add(issues: self)
    roster.add(evidence: self)
  }

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    // YOL001 owns YOLO's rows.
    guard image.format != .yolo else { return nil }
    switch issue.kind {
    case .wrongFieldCount(let found, let expected):
      return IssueVerdict("the row has \(found) fields; \(expected) are expected")
    case .rowsRunTogether(let objects, let field, let text):
      return IssueVerdict(
        """
        rows run together: \(objects) objects on one line, the line end after field \(field) is \
        missing, at \(Finding.Message.quoted(text))
        """)
    case .trackingFormat:
      // A file is of one format: its first row speaks for all.
      guard image.issues.first(where: { $0.kind == .trackingFormat }) == issue else { return nil }
      let rows = image.issues.count { $0.kind == .trackingFormat }
      let others = rows == 1 ? "" : "; \(rows) rows of the file"
      return IssueVerdict(
        "17 fields with leading numbers: KITTI's tracking format, 15 fields expected\(others)")
    case .lineTooLong(let bytes, let limit, let fields):
      return IssueVerdict(
        "the row is too long to be \(fields) fields: \(bytes) bytes, the limit is \(limit)")
    default: return nil
    }
  }

  mutating func collect(_ image: LabeledImage) {
    if image.format != .kitti { return }
    for index in image.objects.indices {
      guard let fields = image.objects[index].kitti, fields.score != nil else { continue }
      if fields.hasMarkForScore {
        marks.add(image.objects[index], in: image)
      } else {
        scores.add(image.objects[index], in: image)
      }
    }
  }

  mutating func merge(_ other: Self) {
    scores.merge(other.scores)
    marks.merge(other.marks)
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    let areMarks = scores.count == 0
    var rows = scores
    rows.merge(marks)
    let message: Finding.Message =
      areMarks
      ? """
      a 16th field that is a small whole number throughout is a mark or a camera, no score: \
      \(rows.words("row", "rows"))
      """
      : """
      a 16th field is a detector's score; ground truth has 15 fields: \(rows.words("row", "rows"))
      """
    let finding = Finding(
      Self.info, rows, kind: areMarks ? "mark" : "score", message,
      severity: areMarks ? .info : .warning)
    if let finding { report(finding) }
  }
}
