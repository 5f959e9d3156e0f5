import Boxes
import Labels
import Trainers

/// Matches images under the trainers of a run. Classes are those stated, or numbered as they come;
/// then the matches are renumbered when all are known.
struct PreviewMatcher: Sendable {
  private let stated: ClassList?
  private let filters: [PreviewFilter]
  private var trainer: any Trainer
  private var other: (any Trainer)?
  /// The classes, numbered as they come where none are stated.
  private(set) var numbering = ClassNumbering()

  /// Knows no class but those stated.
  init(_ plan: PreviewPlan, stated: ClassList?, filters: [PreviewFilter]) {
    self.stated = stated
    self.filters = filters
    trainer = plan.trainer
    other = plan.other
  }

  /// An image that was matched, or why it is not shown.
  enum Outcome: Sendable {
    case matched(PreviewPart)
    case filtered
    case failed(ImageFailure)
  }

  /// Matches an image.
  mutating func match(_ image: LabeledImage, _ bytes: RawSpan) -> Outcome {
    if stated == nil { learnClasses(of: image) }
    guard let size = image.size else {
      return .failed(ImageFailure(file: image.path, reason: .unknownSize))
    }
    do throws(TrainerError) {
      let part = PreviewPart(matches: try trainer.matches(of: image, bytes: bytes, size: size))
      return filters.allSatisfy { $0.passes(part.matches) } ? .matched(part) : .filtered
    } catch {
      return .failed(ImageFailure(file: image.path, reason: .trainer(error)))
    }
  }

  /// Asks the trainer to compare with about an image that was matched.
  ///
  /// - Returns: why it could not be asked, if it could not.
  func compare(
    _ part: inout PreviewPart, _ image: LabeledImage, _ bytes: RawSpan
  ) -> ImageFailure? {
    do throws(TrainerError) {
      part.other = try other?.matches(of: image, bytes: bytes, size: part.matches.imageSize)
      return nil
    } catch {
      return ImageFailure(file: image.path, reason: .trainer(error))
    }
  }

  private mutating func learnClasses(of image: LabeledImage) {
    var hasNewClass = false
    for object in image.objects where numbering.number(of: object)?.isNew == true {
      hasNewClass = true
    }
    guard hasNewClass else { return }
    let known = ClassList(stated: numbering.names)
    trainer = trainer.naming(known)
    other = other?.naming(known)
  }
}
