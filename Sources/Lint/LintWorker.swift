import Labels

/// Checks files on one thread and collects evidence for the rules about the whole set.
public struct LintWorker: Sendable {
  private let roster: RuleRoster
  private let settings: LintSettings
  private var asked: AskedRules
  /// The rules that collect, with the evidence of this worker.
  private(set) var evidence: [any EvidenceRule]
  /// What was counted so far.
  public private(set) var summary = DatasetSummary()

  init(_ linter: Linter) {
    roster = linter.roster
    asked = AskedRules(roster, of: .voc)
    evidence = roster.evidence
    settings = linter.settings
    summary.facts = linter.facts
  }

  /// Checks one label file, with what is known of its picture.
  ///
  /// - Parameter bytes: The file, to tell the places of elements that findings are about.
  /// - Returns: the findings sorted by place and code; nothing is allocated when there are none.
  public mutating func check(
    _ image: LabeledImage, picture: ImageFacts? = nil, bytes: UnsafeRawBufferPointer? = nil
  ) -> [Finding] {
    summary.files += 1
    summary.objects += image.objects.count
    summary.classes.collect(image)
    var findings: [Finding] = []
    if asked.format != image.format { asked = AskedRules(roster, of: image.format) }
    asked.labels(image) { findings.append($0) }
    if !image.issues.isEmpty { asked.issues(image) { findings.append($0) } }
    if let picture {
      for rule in asked.pictures { rule.check(picture, of: image) { findings.append($0) } }
      for index in asked.evidence { evidence[index].collect(picture) }
    }
    for index in asked.evidence { evidence[index].collect(image) }
    if !roster.trainer.isEmpty { ask(of: image, bytes: bytes, &findings) }
    if findings.isEmpty { return findings }
    if let picture { findings = findings.forTurnedLabels(picture, of: image) }
    for index in findings.indices {
      guard let steps = findings[index].fix?.steps, !steps.isEmpty else { continue }
      if !LabelEditor.canApply(steps, as: image.format) { findings[index].fix = nil }
    }
    if let bytes { findings.holdBackFalseCopies(in: bytes, as: image.format) }
    if let bytes {
      for index in findings.indices where findings[index].position == nil {
        guard let element = findings[index].element else { continue }
        findings[index].position = image.format.type.place(ofElement: element, in: bytes)
      }
    }
    if let coco = image.coco {
      for index in findings.indices { findings[index].say(coco, of: image) }
    }
    return settings.adjust(findings).sorted()
  }

  /// Asks the trainer once for all its rules.
  private mutating func ask(
    of image: LabeledImage, bytes: UnsafeRawBufferPointer?, _ findings: inout [Finding]
  ) {
    guard !image.isDocument, let profile = settings.profile else { return }
    // A file that could not be read is another rule's, and no trainer gets to see it. A reader alone
    // is asked what becomes of it.
    if profile.trainer != nil,
      image.isUnread || image.issues.contains(where: \.kind.spoilsFile)
    {
      return
    }
    guard let facts = profile.facts(of: image, bytes: bytes) else {
      summary.unaskedFiles += 1
      return
    }
    if facts.isEmpty { return }
    for rule in roster.trainer {
      var told: [Finding] = []
      rule.check(facts, of: image) { told.append($0) }
      findings.replace(type(of: rule).info.replaces, by: &told)
      findings += told
    }
  }

  mutating func merge(_ other: LintWorker) {
    summary.files += other.summary.files
    summary.objects += other.summary.objects
    summary.unaskedFiles += other.summary.unaskedFiles
    summary.classes.merge(other.summary.classes)
    for index in evidence.indices { evidence[index].merge(erased: other.evidence[index]) }
  }
}

extension [Finding] {
  /// Takes out what other rules say of the objects of some findings, which take over their repairs,
  /// and then their words too: a repair without the fault would be a riddle.
  fileprivate mutating func replace(_ codes: Set<String>, by findings: inout [Finding]) {
    if codes.isEmpty { return }
    for place in findings.indices {
      guard let object = findings[place].object else { continue }
      removeAll { other in
        guard other.object == object, codes.contains(other.code) else { return false }
        if findings[place].fix == nil, let fix = other.fix {
          findings[place].fix = fix
          findings[place].message.text += "; \(other.message.text)"
        }
        return true
      }
    }
  }
}

/// The rules that judge labels of one format: most sets have one, and the choice is made once.
private struct AskedRules: Sendable {
  let format: LabelFormatName
  let labels: RuleRoster.LabelCheck.Function
  let issues: RuleRoster.LabelCheck.Function
  let pictures: [any PictureRule]
  /// Places among the rules that collect.
  let evidence: [Int]

  init(_ roster: RuleRoster, of format: LabelFormatName) {
    self.format = format
    labels = RuleRoster.LabelCheck.joined(roster.labels.filter { $0.formats.judge(format) }[...])
    issues = RuleRoster.LabelCheck.joined(roster.issues.filter { $0.formats.judge(format) }[...])
    pictures = roster.pictures.filter { type(of: $0).formats.judge(format) }
    evidence = roster.evidence.indices.filter {
      type(of: roster.evidence[$0]).formats.judge(format)
    }
  }
}
