import Labels
import Targets
import Trainers

/// Reports an object that SqueezeDet's reader drops, and a file of which it keeps none.
struct SilentlyDroppedObject: TrainerRule {
  static let info = RuleInfo(
    code: "SQZ003",
    name: "silently-dropped-object",
    summary: "SqueezeDet's reader drops an object because x1 or y1 is negative or inverted.",
    rationale: """
      The reader asserts 0 <= x1 <= x2 and 0 <= y1 <= y2 and swallows the failure: half a pixel \
      past the left edge costs the whole object. A file of which no object is kept stops the \
      trainer with an IndexError. BOX001 and BOX003 say what is wrong with the box, this rule what \
      becomes of it. Lines that can't be read are KIT001's to KIT003's.
      """,
    remedy: "Clip the box to the image; leave files without a kept object out of the image list.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.image(
        96, 64, WrittenBox(-0.5, 10, 20, 30, .continuous), WrittenBox(41, 11, 60, 30)
      )
      .underSqueezeDet(),
      RuleExample.objects(
        96, 64, LabeledObject(className: "tree", box: WrittenBox(11, 11, 30, 30))
      ).underSqueezeDet(),
    ],
    passes: [
      RuleExample.image(96, 64, WrittenBox(0, 10, 20, 30, .continuous)).underSqueezeDet(),
      RuleExample.image(96, 64).underSqueezeDet(),
      RuleExample.image(96, 64, WrittenBox(-0.5, 10, 20, 30, .continuous)),
    ]
  )

  private let hasUnreachableClasses: Bool

  init(settings: LintSettings) {
    hasUnreachableClasses = settings.profile?.unreachableClassNames.isEmpty == false
  }

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .squeezeDet(let fact) in facts {
      switch fact {
      case .dropped(let dropped):
        guard dropped.reason.isAboutEdges, let place = dropped.object,
          let object = image.object(at: place)
        else { continue }
        report(Finding(Self.info, in: image, at: object, .dropped(object, dropped.reason)))
      case .noGroundTruths:
        // SET003 owns files without objects, SQZ001 classes that nothing can name.
        guard !image.objects.isEmpty, !hasUnreachableClasses else { continue }
        report(
          Finding(
            Self.info, file: image.path,
            "no object is kept, and the trainer stops with an IndexError"))
      default: continue
      }
    }
  }
}

extension SqueezeDetDropReason {
  fileprivate var isAboutEdges: Bool {
    switch self {
    case .invalidX, .invalidY: true
    case .blankLine, .unknownClass, .missingField, .notANumber: false
    }
  }
}

extension Finding.Message {
  fileprivate static func dropped(
    _ object: LabeledObject, _ reason: SqueezeDetDropReason
  ) -> Self {
    "\(quoted(object.className)) is dropped in silence: \(reason)"
  }
}
