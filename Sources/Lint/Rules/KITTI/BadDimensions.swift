import Labels
import Text

/// Reports an object of a real class without extent in space.
struct BadDimensions: ImageRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT015",
    name: "bad-dimensions",
    summary: "Height, width or length is zero or negative.",
    rationale: """
      A 3-D detector takes the logarithm of them. Rows that mark them unknown by −1 are KIT014's, \
      and rows without any 3-D value are exports of boxes.
      """,
    remedy: "Write the object's size in meters, or mark all 3-D values unknown.",
    severity: .warning,
    triggers: [.kitti(.kitti("Car", height: 0)), .kitti(.kitti("Car", height: -2))],
    passes: [.kitti(.kitti("Car")), .kitti(.kitti("Car", isFlat: true)), .kitti(.dontCare)]
  )

  init(settings: LintSettings) {}

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for index in image.objects.indices {
      guard let fields = image.objects[index].kitti,
        fields.height <= 0 || fields.width <= 0 || fields.length <= 0,
        !image.objects.isIgnoredRegion(index), !fields.hasNoThreeD,
        [fields.height, fields.width, fields.length].contains(where: { $0 <= 0 && $0 != -1 })
      else { continue }
      let sides = [fields.height, fields.width, fields.length].map { DecimalText.short($0, 2) }
      report(
        Finding(
          Self.info, in: image, at: image.objects[index],
          "height, width, length \(sides.joined(separator: ", ")): each must be greater than 0"))
    }
  }
}
