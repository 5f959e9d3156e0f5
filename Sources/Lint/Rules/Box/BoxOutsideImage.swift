import Boxes
import Labels

/// Reports a box that has no part inside its image.
struct BoxOutsideImage: ImageRule {
  static let info = RuleInfo(
    code: "BOX002",
    name: "box-outside-image",
    summary: "A box lies wholly outside its image.",
    rationale: """
      Clipped to the image nothing is left of it, so trainers drop it, divide by zero, or match \
      priors to nothing. Mostly the label belongs to another image, or the size is wrong.
      """,
    remedy: "Check that label and image belong together; delete the object with --unsafe-fixes.",
    severity: .error,
    fixability: .unsafe,
    triggers: [
      .image(100, 80, WrittenBox(104, 10, 120, 20)),
      .image(100, 80, WrittenBox(10, -20, 20, -4)),
      .image(100, 80, WrittenBox(100, 10, 120, 20, .continuous)),
      RuleExample.image(1, 1, WrittenBox(-9, 10, -4, 20)).changed { $0.declaredSize = nil },
    ],
    passes: [
      .image(100, 80, WrittenBox(90, 10, 104, 20)),
      .image(100, 80, WrittenBox(100, 10, 100, 20)),
    ]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // Shares of an image have their center in it.
    if image.isUnit { return }
    let size = image.size
    let width = size.map { Double($0.width) } ?? .infinity
    let height = size.map { Double($0.height) } ?? .infinity
    for index in image.objects.indices {
      guard let box = image.objects.judgedBox(index)?.checked,
        box.xMax <= 0 || box.yMax <= 0 || box.xMin >= width || box.yMin >= height
      else { continue }
      let object = image.objects[index]
      report(
        Finding(
          Self.info, in: image, at: object, .outside(object.className, size),
          fix: .delete(object)))
    }
  }
}

extension Finding.Message {
  fileprivate static func outside(_ name: String, _ size: ImageSize?) -> Self {
    "box of \(quoted(name)) lies wholly outside the image\(size.map { " (\($0))" } ?? "")"
  }
}
