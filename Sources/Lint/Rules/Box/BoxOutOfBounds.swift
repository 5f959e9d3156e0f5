import Boxes
import Labels
import Text

/// Reports a box that reaches past the edge of its image.
struct BoxOutOfBounds: ImageRule {
  static let info = RuleInfo(
    code: "BOX001",
    name: "box-out-of-bounds",
    summary: "A box reaches past the edge of its image.",
    rationale: """
      Trainers clip such a box to the image, so the model learns a target nobody drew; some drop \
      it. An overhang of a whole pixel (`boundsTolerance`) is reported, less is rounding. Where \
      no size is known, only the left and top edges can be judged. An overhang of exactly one \
      pixel on every right or bottom edge usually means that the dataset was read with the wrong \
      pixel convention; a VOC minimum of exactly 0 is VOC020's.
      """,
    remedy: "Draw the box again, or clip it with --unsafe-fixes.",
    severity: .error,
    fixability: .unsafe,
    triggers: [
      .image(100, 80, WrittenBox(90, 10, 104, 20)),
      .image(100, 80, WrittenBox(90, 10, 101, 20)),
      .image(100, 80, WrittenBox(-1, 10, 20, 20)),
      .image(100, 80, WrittenBox(-1, 10, 20, 20, .continuous)),
      RuleExample.image(100, 80, WrittenBox(10, -4, 20, 20)).changed { $0.declaredSize = nil },
    ],
    passes: [
      .image(100, 80, WrittenBox(90, 10, 100, 20)),
      .image(100, 80, WrittenBox(90, 10, 100.9, 20, .continuous)),
      .image(100, 80, WrittenBox(0, 0, 20, 20)),
      .image(100, 80, WrittenBox(104, 10, 120, 20)),
    ]
  )

  private let tolerance: Double

  init(settings: LintSettings) { tolerance = settings.boundsTolerance }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // YOL006 judges shares of an image whose size is not known.
    if image.isUnit { return }
    let size = image.size
    // Shares of an image of unknown size: a hundredth is more than rounding.
    let tolerance = image.isUnit ? 0.01 : self.tolerance
    let width = size.map { Double($0.width) } ?? .infinity
    let height = size.map { Double($0.height) } ?? .infinity
    for index in image.objects.indices {
      // BOX003, BOX004 and BOX005 own boxes that are none.
      guard let written = image.objects.judgedBox(index), let box = written.checked else {
        continue
      }
      // VOC020 owns a minimum of 0 in one-based files.
      let left = written.startsAtZero(\.xMin) ? 0 : max(0, -box.xMin)
      let top = written.startsAtZero(\.yMin) ? 0 : max(0, -box.yMin)
      let right = max(0, box.xMax - width)
      let bottom = max(0, box.yMax - height)
      let largest = max(left, top, right, bottom)
      guard largest > 0, largest >= tolerance else { continue }
      // BOX002 owns boxes with no part inside.
      guard box.xMax > 0, box.yMax > 0, box.xMin < width, box.yMin < height else { continue }
      let object = image.objects[index]
      let side =
        switch largest {
        case left: "left"
        case top: "upper"
        case right: "right"
        default: "lower"
        }
      report(
        Finding(
          Self.info, in: image, at: object, .outside(object.className, by: largest, side, image),
          fix: size.flatMap { Fix.clip(object, to: $0) }))
    }
  }
}

extension WrittenBox {
  /// Whether a minimum is the 0 that one-based numbers can't have.
  fileprivate func startsAtZero(_ edge: KeyPath<WrittenBox, Double>) -> Bool {
    convention == .oneBasedInclusive && self[keyPath: edge] == 0
  }
}

extension Fix {
  /// Cuts a box off at the edges of the image, in the convention of its file.
  fileprivate static func clip(_ object: LabeledObject, to size: ImageSize) -> Fix? {
    guard let box = object.box else { return nil }
    let full = WrittenBox.covering(size, box.convention)
    return Fix(
      .unsafe, "clip the box to the image",
      [
        .setBox(
          object: object.index, xMin: max(box.xMin, full.xMin), yMin: max(box.yMin, full.yMin),
          xMax: min(box.xMax, full.xMax), yMax: min(box.yMax, full.yMax))
      ])
  }
}

extension Finding.Message {
  fileprivate static func outside(
    _ name: String, by overhang: Double, _ side: String, _ image: LabeledImage
  ) -> Self {
    if image.isUnit {
      let share = DecimalText.short((overhang * 1000).rounded() / 10, 2)
      return "box of \(quoted(name)) reaches \(share) % of the image outside, past the \(side) edge"
    }
    let where_ = image.size.map { "the \(side) edge of the image (\($0))" } ?? "the \(side) edge"
    return
      "box of \(quoted(name)) reaches \(DecimalText.short(overhang, 2)) px outside, past \(where_)"
  }
}
