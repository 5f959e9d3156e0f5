import Labels

/// Reports an object that stands twice in its file.
struct DuplicateBox: ImageRule {
  static let info = RuleInfo(
    code: "BOX009",
    name: "duplicate-box",
    summary: "An object has the class and the numbers of an earlier one.",
    rationale: """
      The object counts twice in the loss. Under SqueezeDet's matcher the copy takes a second \
      prior, often a far one; under gluoncv's a forced match is stolen from the first.
      """,
    remedy: """
      Delete the copy; --fix does where the two are equal in everything that they say. Two objects \
      of one 2-D box that differ in depth, pose or flags may both be right.
      """,
    severity: .warning,
    fixability: .safe,
    triggers: [
      .image(100, 80, WrittenBox(10, 10, 30, 30), WrittenBox(10, 10, 30, 30)),
      .objects(
        100, 80, LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30)),
        LabeledObject(
          className: "car", box: WrittenBox(10, 10, 30, 30), flags: ObjectFlags(difficult: 1))),
    ],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 30, 30), WrittenBox(10, 10, 30, 31)),
      .objects(
        100, 80, LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30)),
        LabeledObject(className: "bus", box: WrittenBox(10, 10, 30, 30))),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    let count = image.objects.count
    if count < 2 { return }
    if count > Self.pairwiseLimit { return checkMany(image, report: report) }
    for later in 1..<count {
      guard let box = image.objects.judgedBox(later) else { continue }
      var same: Int?
      for earlier in 0..<later where image.objects[earlier].box == box {
        guard image.objects[earlier].className == image.objects[later].className else { continue }
        if same == nil { same = earlier }
        guard image.objects[earlier].saysTheSame(as: image.objects[later]) else { continue }
        same = earlier
        break
      }
      if let same { self.report(image, later, sameAs: same, report) }
    }
  }

  /// Up to here comparing all pairs is cheaper than hashing.
  static let pairwiseLimit = 32

  private struct Key: Hashable {
    let className: String
    let box: WrittenBox
    var rest: Rest?

    struct Rest: Hashable {
      let flags: ObjectFlags
      let kitti: KITTIFields?
    }
  }

  private func checkMany(_ image: LabeledImage, report: (Finding) -> Void) {
    var first: [Key: Int] = [:]
    for index in image.objects.indices {
      let object = image.objects[index]
      guard let box = object.judgedBox else { continue }
      let key = Key(className: object.className, box: box)
      var whole = key
      whole.rest = Key.Rest(flags: object.flags, kitti: object.kitti)
      if let earlier = first[whole] ?? first[key] {
        self.report(image, index, sameAs: earlier, report)
      }
      if first[key] == nil { first[key] = index }
      if first[whole] == nil { first[whole] = index }
    }
  }

  private func report(
    _ image: LabeledImage, _ later: Int, sameAs earlier: Int, _ report: (Finding) -> Void
  ) {
    let (object, other) = (image.objects[later], image.objects[earlier])
    let isCopy = object.saysTheSame(as: other)
    let line = other.position.line
    report(
      Finding(
        Self.info, in: image, at: object,
        isCopy ? .duplicate(object.className, of: line) : .sameBox(object.className, as: line),
        fix: isCopy
          ? Fix(.safe, "delete the copy", [.deleteCopy(object.index, of: other.index)]) : nil))
  }
}

extension LabeledObject {
  /// Whether what is read of the two beside class and box is equal.
  fileprivate func saysTheSame(as other: LabeledObject) -> Bool {
    flags == other.flags && kitti == other.kitti
  }
}

extension Finding.Message {
  fileprivate static func duplicate(_ name: String, of line: Int) -> Self {
    "duplicate box: \(quoted(name)) with identical numbers stands in line \(line)"
  }

  fileprivate static func sameBox(_ name: String, as line: Int) -> Self {
    "same box: \(quoted(name)) of line \(line) has it too, and differs in other fields"
  }
}

extension [Finding] {
  /// Takes back the offer to delete a copy that says something else where the rule can't see it: a
  /// pose, an attribute, a part.
  mutating func holdBackFalseCopies(in bytes: UnsafeRawBufferPointer, as format: LabelFormatName) {
    let objects = Set(
      compactMap { $0.fix?.steps.first?.copied }.flatMap { [$0.copy, $0.original] })
    if objects.isEmpty { return }
    let statements = LabelEditor.statements(of: objects, in: bytes, as: format)
    for index in indices {
      guard let (copy, original) = self[index].fix?.steps.first?.copied else { continue }
      if let said = statements[copy], said == statements[original] { continue }
      self[index].fix = nil
    }
  }
}
