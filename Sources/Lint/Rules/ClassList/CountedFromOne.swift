import Labels

/// Reports class numbers that count from 1 under a list that counts from 0.
struct CountedFromOne: EvidenceRule {
  static let info = RuleInfo(
    code: "CLS014",
    name: "counted-from-one",
    summary: "Class numbers run from 1 to the number of names: names are counted from 0.",
    rationale: """
      Every object gets the name of its neighbor, and the last class is beyond the list. Number 0 \
      is never used, and the number behind the last is.
      """,
    remedy: "Take 1 off each class number, or put the missing first name into the list.",
    severity: .error,
    triggers: [numbered(from: 1)],
    passes: [numbered(from: 0)]
  )

  private let stated: ClassList?
  private var usesZero = false
  /// The first file with the number behind the last, and its list's length.
  private var beyond: (file: String, position: TextPosition, count: Int)?

  init(settings: LintSettings) { stated = settings.classes }

  mutating func collect(_ image: LabeledImage) {
    guard image.format.type.numbersClasses, !usesZero else { return }
    let names = image.declaredClasses?.names ?? stated?.names ?? []
    guard let first = names.first else { return }
    for index in image.objects.indices where image.objects[index].className == first {
      guard image.objects[index].box != nil else { continue }
      usesZero = true
      return
    }
    for issue in image.issues {
      guard case .badClassNumber(let text, let count?) = issue.kind, Int(text) == count else {
        continue
      }
      take((image.path, issue.position, count))
      return
    }
  }

  mutating func merge(_ other: Self) {
    usesZero = usesZero || other.usesZero
    if let found = other.beyond { take(found) }
  }

  private mutating func take(_ found: (file: String, position: TextPosition, count: Int)) {
    if let beyond, beyond.file <= found.file { return }
    beyond = found
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let beyond, !usesZero else { return }
    report(
      Finding(
        Self.info, file: beyond.file, at: beyond.position,
        """
        class number \(beyond.count) is used and 0 never, for \(beyond.count) names: \
        the labels count from 1
        """))
  }

  private static func numbered(from start: Int) -> RuleExample {
    let names = ["car", "van"]
    let box = WrittenBox(0.4, 0.4, 0.6, 0.6, .continuous)
    var image = LabeledImage(
      path: "labels/a.txt", format: .yolo,
      objects: [
        LabeledObject(className: names[start], box: box),
        LabeledObject(className: start == 0 ? "van" : "2", box: start == 0 ? box : nil, index: 1),
      ])
    image.isUnit = true
    image.declaredClasses = DeclaredClasses(names: names)
    if start > 0 {
      image.issues = [
        ReadIssue(
          .badClassNumber(text: "2", classes: 2), at: TextPosition(line: 2, column: 1), object: 1)
      ]
    }
    return RuleExample(
      [image],
      shown: "classes.txt: car, van\n\(start) 0.5 0.5 0.2 0.2\n\(start + 1) 0.5 0.5 0.2 0.2")
  }
}
