import Labels
import Text

/// Reports a YOLO box that reaches past its image, where the image's size is not known.
struct ShareBoxPastEdge: ImageRule {
  static let info = RuleInfo(
    code: "YOL006",
    name: "share-box-past-edge",
    summary: "A YOLO box reaches past its image by more than a five-hundredth of a side.",
    rationale: """
      Center and size are each in 0…1, and yet half the size beside the center ends outside. \
      Judged in shares of the image, because its size is not known; where it is, BOX001 judges in \
      pixels. Less than 1 in 500 is rounding.
      """,
    remedy: "Clip the box to the image, or look whether center and corner were mixed up.",
    severity: .warning,
    triggers: [.unit(WrittenBox(0.8, 0.4, 1.1, 0.6, .continuous), shown: "0 0.95 0.5 0.3 0.2")],
    passes: [
      .unit(WrittenBox(0.8, 0.4, 1.001, 0.6, .continuous), shown: "0 0.9005 0.5 0.201 0.2"),
      .unit(WrittenBox(0, 0, 0.5, 1, .continuous), shown: "0 0.25 0.5 0.5 1"),
    ]
  )

  private static let tolerance = 0.002

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    guard image.isUnit else { return }
    for index in image.objects.indices {
      // BOX004 owns boxes without extent.
      guard let box = image.objects.judgedBox(index)?.checked else { continue }
      let sides = [
        (-box.xMin, "left"), (-box.yMin, "upper"), (box.xMax - 1, "right"), (box.yMax - 1, "lower"),
      ]
      guard let (overhang, side) = sides.max(by: { $0.0 < $1.0 }), overhang > Self.tolerance
      else { continue }
      let object = image.objects[index]
      report(Finding(Self.info, in: image, at: object, .past(object.className, overhang, side)))
    }
  }
}

extension Finding.Message {
  fileprivate static func past(_ name: String, _ overhang: Double, _ side: String) -> Self {
    """
    box of \(quoted(name)) reaches outside, past the \(side) edge by \
    \(DecimalText.shortPercent(overhang)) of the image
    """
  }
}
