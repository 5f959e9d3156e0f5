import Labels
import Text

/// Reports a class that the class list does not hold.
struct UnknownClass: ImageRule {
  static let info = RuleInfo(
    code: "CLS001",
    name: "unknown-class",
    summary: "A class is not in the class list. Judged only when a list is given.",
    rationale: """
      The trainer looks the name up: it ends with a KeyError, or drops the object in silence.
      """,
    remedy: "Correct the spelling, or add the class to the list.",
    severity: .error,
    triggers: [.classes(["car", "dog", "dogg"], stated: ["car", "dog"])],
    passes: [
      .classes(["car", "dog"], stated: ["car", "dog"]),
      .classes(["car", "dogg"]),
      RuleExample.kitti(.dontCare).with { $0.classes = ClassList(stated: ["Car"]) },
    ]
  )

  private let classes: ClassList?

  init(settings: LintSettings) {
    classes = settings.classes.flatMap { $0.isStated ? $0 : nil }
  }

  func check(_ image: LabeledImage, report: (Finding) -> Void) {
    // YOL004 owns class numbers that a list does not hold.
    guard let classes, !image.format.type.numbersClasses else { return }
    for index in image.objects.indices {
      // VOC010 owns nameless objects, COC006 undeclared ones; DontCare is a region, not a class.
      guard image.format != .coco || image.objects[index].box != nil,
        !image.objects[index].className.isEmpty, !image.objects.isIgnoredRegion(index),
        classes.index(of: image.objects[index].className) == nil
      else { continue }
      let object = image.objects[index]
      report(Finding(Self.info, in: image, at: object, .unknown(object.className, classes)))
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, _ classes: ClassList) -> Self {
    let nearest = EditDistance.nearest(to: String(name.prefix(80)), among: classes.names)
    let hint = nearest.map { "; did you mean \(quoted($0))?" } ?? ""
    return "class \(quoted(name)) is not in the class list\(hint)"
  }
}
