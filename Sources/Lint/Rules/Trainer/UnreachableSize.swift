import Labels
import Targets
import Text
import Trainers

/// Reports an object whose size SqueezeDet can't decode from its prior.
struct UnreachableSize: TrainerRule {
  static let info = RuleInfo(
    code: "SQZ007",
    name: "unreachable-size",
    summary: "A side is beyond e^EXP_THRESH times its prior's, or under 3 px in the input.",
    rationale: """
      Past EXP_THRESH (1 by default, a side 2.7 times the prior's) offsets are decoded linearly, \
      so even a perfect prediction comes out smaller than the object. Under 3 px the pixel that \
      decoding adds costs more overlap than any detection has to give. Owns tiny boxes under this \
      profile; BOX006 is then silent.
      """,
    remedy: "Cluster anchors on this dataset (anchors cluster), or train at another input size.",
    severity: .warning, isDefault: false,
    triggers: [
      RuleExample.image(96, 64, WrittenBox(2, 31, 91, 50)).underSqueezeDet(),
      RuleExample.image(96, 64, WrittenBox(20, 20, 21.5, 28, .continuous)).underSqueezeDet(),
    ],
    passes: [RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet()]
  )

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .squeezeDet(let fact) in facts {
      switch fact {
      case .unreachableSide(let place, let times, let limit):
        guard let object = image.object(at: place) else { continue }
        report(
          Finding(Self.info, in: image, at: object, .unreachable(object.className, times, limit)))
      case .tinySide(let place, let side):
        // BOX004 owns boxes without extent.
        guard let object = image.object(at: place), object.box?.checked != nil else { continue }
        report(Finding(Self.info, in: image, at: object, .tiny(object.className, side)))
      default: continue
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unreachable(_ name: String, _ times: Double, _ limit: Double) -> Self {
    """
    \(quoted(name)) is \(DecimalText.short(times, 2)) times as long as its prior, past \
    \(DecimalText.short(limit, 2)): a perfect prediction is decoded too small
    """
  }

  fileprivate static func tiny(_ name: String, _ side: Double) -> Self {
    "a side of \(quoted(name)) is \(DecimalText.short(side, 2)) px in the network's input, under 3 px"
  }
}
