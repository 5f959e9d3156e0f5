import Labels
import Text

/// Reports a class that is none of KITTI's own.
struct UnknownType: ImageRule {
  static let info = RuleInfo(
    code: "KIT017",
    name: "unknown-type",
    summary: "A class is none of KITTI's nine types, and no class list is given.",
    rationale: """
      KITTI's own tools know Car, Van, Truck, Pedestrian, Person_sitting, Cyclist, Tram, Misc and \
      DontCare, in this spelling; they drop what they don't know. With a class list, CLS001 \
      judges instead.
      """,
    remedy: "Correct the spelling, or say which classes there are with --classes.",
    severity: .warning,
    triggers: [.kitti(.kitti("car")), .kitti(.kitti("Bus"))],
    passes: [
      .kitti(.kitti("Car"), .kitti("Person_sitting"), .dontCare),
      RuleExample.kitti(.kitti("Bus")).with { $0.classes = ClassList(stated: ["Car"]) },
    ]
  )

  /// KITTI's types in the order of its own list.
  private static let types = [
    "Car", "Van", "Truck", "Pedestrian", "Person_sitting", "Cyclist", "Tram", "Misc", "DontCare",
  ]

  private let hasClassList: Bool

  init(settings: LintSettings) { hasClassList = settings.classes?.isStated ?? false }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    if image.format != .kitti || hasClassList { return }
    for index in image.objects.indices {
      guard image.objects[index].kitti != nil,
        !Self.types.contains(image.objects[index].className)
      else { continue }
      let object = image.objects[index]
      report(Finding(Self.info, in: image, at: object, .unknown(object.className, Self.types)))
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, _ types: [String]) -> Self {
    let nearest = EditDistance.nearest(to: name, among: types)
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return "\(quoted(name)) is none of KITTI's types\(hint)"
  }
}
