import Labels

/// Reports a file among the labels that is none.
struct ForeignFile: EvidenceRule, IssueRule, PictureRule {
  static let info = RuleInfo(
    code: "SET004",
    name: "foreign-file",
    summary: "A file in a label folder is no label: skipped, and said.",
    rationale: """
      Backups, system files, logs and notes are harmless here, and trip trainers that list the \
      folder. A text is no label when none of its rows looks like one; where a picture has its \
      name, that is an error, its labels are lost; and so it is where no file is a label.
      """,
    remedy: "Move it elsewhere; convert labels of another format.",
    severity: .info, isDefault: true,
    triggers: [
      .folder {
        $0.foreignFiles = [DatasetFacts.ForeignFile(path: "Annotations/.DS_Store", what: "hidden")]
      },
      .issue(
        .noLabel(what: "text of which no row looks like a label"), in: .yolo,
        shown: "epoch 1 loss 0.5"),
    ],
    passes: [.folder { $0.labelFiles = ["Annotations/a.xml"] }]
  )

  /// Files that were to be labels and are not.
  private var refused = Occurrences()

  init(settings: LintSettings) {}

  func enroll(in roster: inout RuleRoster) {
    roster.add(evidence: self)
    roster.add(issues: self)
    roster.add(pictures: self)
  }

  mutating func collect(_ image: LabeledImage) {
    if !image.isDocument { return }
    for issue in image.issues {
      if case .noLabel = issue.kind { refused.add(Occurrences.Place(issue, in: image)) }
    }
  }

  mutating func merge(_ other: Self) { refused.merge(other.refused) }

  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict? {
    guard case .noLabel(let what) = issue.kind else { return nil }
    return IssueVerdict("no label, skipped: \(what)")
  }

  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void) {
    guard picture.state != .missing else { return }
    for issue in image.issues {
      guard case .noLabel(let what) = issue.kind else { continue }
      report(
        Finding(
          Self.info, file: image.path,
          "\(what), in the place of the labels of \(Finding.Message.quoted(picture.path))",
          severity: .error))
    }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for file in dataset.facts.foreignFiles {
      report(Finding(Self.info, file: file.path, "no label, skipped: \(file.what)"))
    }
    guard refused.count == dataset.files else { return }
    let all = Finding(
      Self.info, refused, kind: "all",
      "none of the files is a label of the stated format: \(refused.words("file", "files"))",
      severity: .error)
    if let all { report(all) }
  }
}
