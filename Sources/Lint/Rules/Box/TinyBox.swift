import Boxes
import Labels

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
      .image(100, 80, WrittenBox(10, 10, 10, 30)),
      RuleExample.image(1000, 1000, WrittenBox(11, 11, 20, 40)).with {
        $0.networkInput = ImageSize(width: 300, height: 300)
      },
    ]
  )

  private let settings: LintSettings

  init(settings: LintSettings) { self.settings = settings }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.objects.isEmpty { return }
    let scale = settings.networkScale(from: image.size)
    let limit = settings.tinySide
    for index in image.objects.indices {
      guard let written = image.objects[index].judgedBox, let box = written.checked else {
        continue
      }
      let width = box.width * scale.x
      let height = box.height * scale.y
      // BOX004 owns boxes without extent.
      guard min(width, height) < limit, !written.hasNoExtent else { continue }
      let object = image.objects[index]
      let message = Finding.Message.tiny(
        object.className, width, height, settings.networkInput, limit)
      report(Finding(Self.info, in: image, at: object, message))
    }
  }
}

extension Finding.Message {
  fileprivate static func tiny(
    _ name: String, _ width: Double, _ height: Double, _ input: ImageSize?, _ limit: Double
  ) -> Self {
    let place = input.map { " in the network's \($0) input" } ?? ""
    let size = "\(NumberText.short(width)) × \(NumberText.short(height)) px"
    return "box of \(quoted(name)) is \(size)\(place), under \(NumberText.short(limit)) px"
  }
}
