import Labels
import Text

/// Reports a class that is none of KITTI's own.
struct UnknownType: EvidenceRule {
  static let formats: [LabelFormatName] = [.kitti]
  static let info = RuleInfo(
    code: "KIT017",
    name: "unknown-type",
    summary: "A class is none of KITTI's nine types, and no class list is given.",
    rationale: """
      KITTI's own tools know Car, Van, Truck, Pedestrian, Person_sitting, Cyclist, Tram, Misc and \
      DontCare, in this spelling; they drop what they don't know. One finding a class. With a \
      class list, CLS001 judges instead.
      """,
    remedy: "Correct the spelling, or say which classes there are with --classes.",
    severity: .warning,
    triggers: [
      .kitti(.kitti("car")), .kitti(.kitti("Bus")), .kitti(.kitti("dontcare", isFlat: true)),
    ],
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
  private var found: [String: Occurrences] = [:]

  init(settings: LintSettings) { hasClassList = settings.classes?.isStated ?? false }

  mutating func collect(_ image: LabeledImage) {
    if hasClassList { return }
    for index in image.objects.indices {
      guard image.objects[index].kitti != nil,
        !Self.types.contains(image.objects[index].className)
      else { continue }
      let object = image.objects[index]
      found[object.className, default: Occurrences()].add(object, in: image)
    }
  }

  mutating func merge(_ other: Self) {
    for (name, places) in other.found { found[name, default: Occurrences()].merge(places) }
  }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    for (name, places) in found {
      let message = Finding.Message.unknown(name, Self.types, places)
      if let finding = Finding(Self.info, places, kind: name, message) { report(finding) }
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(
    _ name: String, _ types: [String], _ places: Occurrences
  ) -> Self {
    let count = places.count > 1 ? " (\(places.words()))" : ""
    guard !KITTIFields.namesIgnoredRegion(name) else {
      return """
        \(quoted(name)) is read as a region to ignore; some readers know it as 'DontCare' only\(count)
        """
    }
    let nearest = EditDistance.nearest(to: name, among: types)
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return "\(quoted(name)) is none of KITTI's types\(hint)\(count)"
  }
}
