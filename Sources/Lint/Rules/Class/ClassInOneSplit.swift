import Labels
import Text

/// Reports a class that is validated and never trained.
struct ClassInOneSplit: EvidenceRule {
  static let info = RuleInfo(
    code: "CLS008",
    name: "class-in-one-split",
    summary: "A class occurs in validation and not in training.",
    rationale: """
      The network can't know it, and the score counts a zero. Parts are told from split lists \
      (train.txt, val.txt), else from folders named train and val.
      """,
    remedy: "Split anew, stratified by class (`dataset split`).",
    severity: .warning,
    triggers: [
      ClassInOneSplit.example(["train/a.xml": ["car"], "val/b.xml": ["car", "dog"]]),
      ClassInOneSplit.listed(ClassInOneSplit.example(["a.xml": ["car"], "b.xml": ["dog"]])),
    ],
    passes: [
      ClassInOneSplit.example(["train/a.xml": ["car", "dog"], "val/b.xml": ["car"]]),
      ClassInOneSplit.example(["val/b.xml": ["car"]]),
      ClassInOneSplit.listed(
        ClassInOneSplit.example(["a.xml": ["car", "dog"], "b.xml": ["dog"]])),
    ]
  )

  private struct Evidence {
    var isTrained = false
    var validated: (count: Int, file: String, position: TextPosition)?
  }

  private var classes: [String: Evidence] = [:]
  private var roles: [UInt64: SplitRole] = [:]
  /// The class that was last found in training: most objects are of few, and nothing more is asked.
  private var latestTrained = ""
  private var latest: (folder: String, role: SplitRole?)?

  init(settings: LintSettings) {}

  mutating func prepare(_ facts: DatasetFacts) {
    for list in facts.splits {
      // Lists of one class (car_val) hold all ids, with a flag behind them.
      guard let (role, rest) = SplitRole.find(in: list.name), rest.isEmpty,
        role == .train || role == .validation
      else { continue }
      roles.reserveCapacity(roles.count + list.ids.count)
      for id in list.ids { roles[FilePath.stemHash(id)] = role }
    }
  }

  mutating func collect(_ image: LabeledImage) {
    guard let role = role(of: image) else { return }
    for index in image.objects.indices {
      let name = image.objects[index].className
      if name.isEmpty || image.objects.isIgnoredRegion(index) { continue }
      add(role, name, 1, image.path, image.objects[index].position)
    }
  }

  mutating func merge(_ other: Self) {
    for (name, evidence) in other.classes {
      if evidence.isTrained { classes[name, default: Evidence()].isTrained = true }
      if let (count, file, position) = evidence.validated {
        add(.validation, name, count, file, position)
      }
    }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard classes.contains(where: \.value.isTrained) else { return }
    for (name, evidence) in classes where !evidence.isTrained {
      guard let (count, file, position) = evidence.validated else { continue }
      let objects = DecimalText.count(count, "object", "objects", isGrouped: false)
      report(
        Finding(
          Self.info, file: file, at: position,
          "class \(Finding.Message.quoted(name)) has \(objects) in validation and none in training")
      )
    }
  }

  private mutating func role(of image: LabeledImage) -> SplitRole? {
    if !roles.isEmpty { return roles[FilePath.stemHash(image.path)] }
    let folder = FilePath.folder(of: image.path)
    if let latest, FilePath.areEqual(latest.folder, folder) { return latest.role }
    let found = folder.split(separator: "/").lazy.compactMap { part in
      SplitRole.find(in: part).flatMap { $0.rest.isEmpty ? $0.role : nil }
    }.first
    latest = (String(folder), found)
    return found
  }

  private mutating func add(
    _ role: SplitRole, _ name: String, _ count: Int, _ file: String, _ position: TextPosition
  ) {
    switch role {
    case .train:
      if name == latestTrained { return }
      classes[name, default: Evidence()].isTrained = true
      latestTrained = name
    case .validation:
      let before = classes[name]?.validated ?? (0, file, position)
      let isFirst = file < before.file
      classes[name, default: Evidence()].validated = (
        before.count + count, isFirst ? file : before.file, isFirst ? position : before.position
      )
    case .test, .trainAndValidation: break
    }
  }

  private static func example(_ files: KeyValuePairs<String, [String]>) -> RuleExample {
    RuleExample(
      files.map { path, names in
        LabeledImage(
          path: path, format: .voc,
          objects: names.enumerated().map { place, name in
            let left = 10 + 40 * Double(place)
            return LabeledObject(
              className: name, box: WrittenBox(left, 10, left + 20, 30), index: place)
          }, declaredSize: DeclaredSize(width: 1000, height: 80, depth: 3))
      })
  }

  private static func listed(_ example: RuleExample) -> RuleExample {
    var copy = example
    copy.facts.labelFiles = ["a.xml", "b.xml"]
    copy.facts.splits = [
      .init(path: "Main/train.txt", name: "train", ids: ["a"]),
      .init(path: "Main/val.txt", name: "val", ids: ["b"]),
    ]
    return copy
  }
}
