import Labels

/// Reports text that is not what it says it is.
struct BadEncoding: IssueRule {
  static let info = RuleInfo(
    code: "TXT001",
    name: "bad-encoding",
    summary:
      "Bytes that are not UTF-8 (nor what XML declares), a byte order mark, odd line ends.",
    rationale: """
      A reader that guesses the encoding reads other class names on another machine. A byte order \
      mark becomes part of the first word of a KITTI file, so that its first object gets an \
      unknown class; in XML it is legal and only noted. Mixed line ends leave a carriage return \
      at the end of some class names; a carriage return alone ends a line for some readers only.
      """,
    remedy: """
      Save the file as UTF-8 without byte order mark and with one kind of line end; --fix takes \
      the mark away and unifies the line ends.
      """,
    severity: .error,
    fixability: .safe,
    triggers: [
      .issue(.badEncoding(detail: "byte 0xE9 is not UTF-8"), shown: "<name>caf\u{FFFD}</name>"),
      .issue(.byteOrderMark, in: .kitti, shown: "EF BB BF, then: Car 0.00 0 …"),
      .issue(.mixedLineEnds, in: .kitti, shown: "Car … CR LF, then: Car … LF"),
      .issue(.bareReturns, in: .kitti, shown: "Car … CR, then: Car …"),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 30, 30))]
  )

  init(settings: LintSettings) {}

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    switch issue.kind {
    case .badEncoding(let detail): IssueVerdict("bad encoding: \(detail)")
    case .byteOrderMark:
      IssueVerdict(
        "the file begins with a byte order mark (BOM)",
        severity: image.format.type.allowsByteOrderMark ? .info : .warning,
        fix: Fix(.safe, "take the byte order mark away", [.dropByteOrderMark]))
    case .mixedLineEnds:
      IssueVerdict(
        "line ends are mixed: CR LF and LF in one file", severity: .warning,
        fix: Fix(.safe, "use one kind of line end", [.unifyLineEnds]))
    case .bareReturns:
      IssueVerdict(
        "lines end in a carriage return (CR) alone: many readers take them for one line",
        severity: .warning, fix: Fix(.safe, "use one kind of line end", [.unifyLineEnds]))
    default: nil
    }
  }
}
