import Labels
import Text

/// Reports a coordinate that no image can have.
struct ImpossibleNumber: ImageRule {
  static let info = RuleInfo(
    code: "BOX005",
    name: "impossible-number",
    summary: "A coordinate is not finite, or beyond a million.",
    rationale: """
      NaN and infinity spread through a batch and end the training; a number beyond a million is \
      a lost decimal point or an overflow.
      """,
    remedy: "Write the number again, from the picture.",
    severity: .error,
    triggers: [
      .image(100, 80, WrittenBox(.nan, 10, 20, 30)),
      .image(100, 80, WrittenBox(10, 10, .infinity, 30)),
      .image(100, 80, WrittenBox(10, 10, 2_000_000, 30)),
    ],
    passes: [.image(100, 80, WrittenBox(10, 10, 999_999, 30))]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index), !box.hasPossibleNumbers,
        let fault = box.fault,
        fault == .notFinite || fault == .tooLarge
      else { continue }
      let object = image.objects[index]
      report(Finding(Self.info, in: image, at: object, .impossible(object.className, box)))
    }
  }
}

extension Finding.Message {
  fileprivate static func impossible(_ name: String, _ box: WrittenBox) -> Self {
    let limit = WrittenBox.largestCoordinate
    let numbers = [("xmin", box.xMin), ("ymin", box.yMin), ("xmax", box.xMax), ("ymax", box.yMax)]
    let bad = numbers.filter { !($0.1.magnitude <= limit) }
      .map { "\($0.0) \($0.1.isFinite ? DecimalText.short($0.1, 2) : "\($0.1)")" }
    return
      "box of \(quoted(name)) has a number beyond any image: \(bad.joined(separator: ", "))"
  }
}
