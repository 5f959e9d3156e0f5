import Boxes
import Labels
import Text

/// Reports a box that is too small for the network to see.
struct TinyBox: ImageRule {
  static let info = RuleInfo(
    code: "BOX006",
    name: "tiny-box",
    summary: "A side of a box is under 3 px after resizing to the network's input.",
    rationale: """
      What is left of the object is less than the stride of any feature map: it can't be learned, \
      and its size pulls anchors toward zero. Without a network input (--input-size, or a \
      trainer's config) sizes are judged in the image's own pixels.
      """,
    remedy: "Leave such objects out, mark them difficult, or train at a larger input.",
    severity: .warning,
    triggers: [
      .image(100, 80, WrittenBox(10, 10, 11, 18)),
      RuleExample.image(1000, 1000, WrittenBox(11, 11, 19, 40)).with {
        $0.networkInput = ImageSize(width: 300, height: 300)
      },
    ],
    passes: [
      .image(100, 80, WrittenBox(10, 10, 12, 30)),
      .image(100, 80, WrittenBox(10.0000000000000002, 10, 12.9999999999999996, 30, .continuous)),
      .image(640, 480, WrittenBox(10, 10, 12.9999996, 30, .continuous)),
      .image(100, 80, WrittenBox(10, 10, 10, 30)),
      RuleExample.image(1000, 1000, WrittenBox(11, 11, 20, 40)).with {
        $0.networkInput = ImageSize(width: 300, height: 300)
      },
    ]
  )

  // Three numbers and no more: what is larger than 24 bytes would live in a box of its own, whose
  // references all threads would count.
  private let limit: Double
  private let inputWidth: Double
  private let inputHeight: Double

  /// Half of the last digit that a message shows: shares of the image rarely give whole pixels, and
  /// what is told as 3 px is not under it.
  private static let rounding = 0.005

  init(settings: LintSettings) {
    // SQZ007 owns tiny boxes under SqueezeDet's profile.
    let isReplaced =
      settings.profile?.subject.family?.kind.replacedRules.contains(Self.info.code) ?? false
    limit = isReplaced ? 0 : settings.tinySide
    inputWidth = settings.networkInput.map { Double($0.width) } ?? 0
    inputHeight = settings.networkInput.map { Double($0.height) } ?? 0
  }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.objects.isEmpty || image.isUnit { return }
    var scale = (x: 1.0, y: 1.0)
    if inputWidth > 0, let size = image.size {
      scale = (inputWidth / Double(size.width), inputHeight / Double(size.height))
    }
    for index in image.objects.indices {
      guard let written = image.objects.judgedBox(index), let box = written.checked else {
        continue
      }
      let width = box.width * scale.x
      let height = box.height * scale.y
      // BOX004 owns boxes without extent.
      guard min(width, height) < limit - Self.rounding, !written.hasNoExtent else { continue }
      let object = image.objects[index]
      report(Finding(Self.info, in: image, at: object, message(object.className, width, height)))
    }
  }

  private func message(_ name: String, _ width: Double, _ height: Double) -> Finding.Message {
    let input = "\(DecimalText.short(inputWidth, 2))x\(DecimalText.short(inputHeight, 2))"
    let place = inputWidth > 0 ? " in the network's \(input) input" : ""
    let size = "\(DecimalText.short(width, 2)) × \(DecimalText.short(height, 2)) px"
    return """
      box of \(Finding.Message.quoted(name)) is \(size)\(place), under \(DecimalText.short(limit, 2)) px
      """
  }
}
