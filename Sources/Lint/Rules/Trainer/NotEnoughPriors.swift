import Labels
import Targets
import Trainers

/// Reports an image with more objects than priors, and an object that gets a prior by distance.
struct NotEnoughPriors: TrainerRule {
  static let info = RuleInfo(
    code: "SQZ005",
    name: "not-enough-priors",
    summary: "There are more objects than priors, or no free prior overlaps an object.",
    rationale: """
      SqueezeDet gives each object one prior of its own. With more objects than priors the trainer \
      stops with an IndexError. An object whose overlapping priors are all taken gets the nearest \
      free one, at IoU 0: it learns offsets from somewhere else.
      """,
    remedy: "Use anchors that fit (anchors cluster), a larger input, or tiles of the image.",
    severity: .warning, isDefault: false,
    triggers: [
      crowded
    ],
    passes: [RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet()]
  )

  /// Six columns and four rows of two priors are 48; these are 49 objects.
  private static var crowded: RuleExample {
    var example = RuleExample.image(96, 64).underSqueezeDet().changed { image in
      image.objects = (0..<49).map { place in
        let (x, y) = (Double(place % 7) * 13, Double(place / 7) * 9)
        return LabeledObject(
          className: "car", box: WrittenBox(x + 1, y + 1, x + 9, y + 8), index: place)
      }
    }
    example.shown = "(49 objects; the grid has 6 x 4 cells of 2 priors)"
    return example
  }

  init(settings: LintSettings) {}

  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void) {
    for case .squeezeDet(let fact) in facts {
      switch fact {
      case .moreGroundTruthsThanPriors(let groundTruths, let priors):
        report(
          Finding(Self.info, file: image.path, .tooMany(groundTruths, priors), severity: .error))
      case .forcedMatch(let place, let prior):
        guard let object = image.object(at: place) else { continue }
        report(Finding(Self.info, in: image, at: object, .distant(object.className, prior)))
      default: continue
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(_ groundTruths: Int, _ priors: Int) -> Self {
    "\(groundTruths) objects, but only \(priors) priors: the trainer stops with an IndexError"
  }

  fileprivate static func distant(_ name: String, _ prior: Int) -> Self {
    "no free prior overlaps \(quoted(name)): it gets the nearest one (\(prior)), at IoU 0"
  }
}
