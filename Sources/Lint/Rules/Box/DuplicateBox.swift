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
    remedy: "Delete the copy; --fix does.",
    severity: .warning,
    fixability: .safe,
    triggers: [.image(100, 80, WrittenBox(10, 10, 30, 30), WrittenBox(10, 10, 30, 30))],
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
      guard let box = image.objects[later].judgedBox else { continue }
      for earlier in 0..<later where image.objects[earlier].box == box {
        guard image.objects[earlier].className == image.objects[later].className else { continue }
        self.report(image, later, sameAs: earlier, report)
        break
      }
    }
  }

  /// Up to here comparing all pairs is cheaper than hashing.
  static let pairwiseLimit = 32

  private struct Key: Hashable {
    let className: String
    let box: WrittenBox
  }

  private func checkMany(_ image: LabeledImage, report: (Finding) -> Void) {
    var first: [Key: Int] = [:]
    for index in image.objects.indices {
      guard let box = image.objects[index].judgedBox else { continue }
      let key = Key(className: image.objects[index].className, box: box)
      if let earlier = first[key] {
        self.report(image, index, sameAs: earlier, report)
      } else {
        first[key] = index
      }
    }
  }

  private func report(
    _ image: LabeledImage, _ later: Int, sameAs earlier: Int, _ report: (Finding) -> Void
  ) {
    let object = image.objects[later]
    let message = Finding.Message.duplicate(
      object.className, of: image.objects[earlier].position.line)
    report(
      Finding(
        Self.info, in: image, at: object, message,
        fix: Fix(.safe, "delete the copy", [.deleteObject(object.index)])))
  }
}

extension Finding.Message {
  fileprivate static func duplicate(_ name: String, of line: Int) -> Self {
    "duplicate box: \(quoted(name)) with identical numbers stands in line \(line)"
  }
}
