import Labels
import Text

/// Reports a box whose minimum is greater than its maximum.
struct InvertedBox: ImageRule {
  static let info = RuleInfo(
    code: "BOX003",
    name: "inverted-box",
    summary: "A box has xmin > xmax or ymin > ymax.",
    rationale: """
      A negative width gives a negative area or the logarithm of a negative number: NaN losses in \
      one trainer, a swallowed assertion and a lost object in another.
      """,
    remedy: "Swap the two numbers, with --unsafe-fixes; check that they are not x and y mixed up.",
    severity: .error,
    fixability: .unsafe,
    triggers: [
      .image(100, 80, WrittenBox(40, 10, 20, 30)),
      .image(100, 80, WrittenBox(20, 30, 40, 10, .continuous)),
    ],
    passes: [
      .image(100, 80, WrittenBox(20, 10, 40, 30)),
      .image(100, 80, WrittenBox(20, 10, 20, 30)),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index), box.xMin > box.xMax || box.yMin > box.yMax,
        box.fault == .inverted
      else { continue }
      let object = image.objects[index]
      let swap = LabelEdit.setBox(
        object: object.index, xMin: min(box.xMin, box.xMax), yMin: min(box.yMin, box.yMax),
        xMax: max(box.xMin, box.xMax), yMax: max(box.yMin, box.yMax))
      report(
        Finding(
          Self.info, in: image, at: object, .inverted(object.className, box),
          fix: Fix(.unsafe, "swap the edges", [swap])))
    }
  }
}

extension Finding.Message {
  fileprivate static func inverted(_ name: String, _ box: WrittenBox) -> Self {
    var parts: [String] = []
    if box.xMin > box.xMax {
      parts.append(
        "xmin \(DecimalText.short(box.xMin, 2)) > xmax \(DecimalText.short(box.xMax, 2))")
    }
    if box.yMin > box.yMax {
      parts.append(
        "ymin \(DecimalText.short(box.yMin, 2)) > ymax \(DecimalText.short(box.yMax, 2))")
    }
    return "box of \(quoted(name)) is inverted: \(parts.joined(separator: ", "))"
  }
}
