import Boxes
import Labels
import Trainers

/// Matches images under the trainers of a run. Classes are those stated, or numbered as they come;
/// then the matches are renumbered when all are known.
struct PreviewMatcher: Sendable {
  private let filters: [PreviewFilter]
  /// The trainer, with its classes as they come where none are stated.
  private(set) var trainer: LearningTrainer
  /// The trainer to compare with, likewise.
  private(set) var other: LearningTrainer?

  /// What is done to images first.
  let augmenter: Augmenter?

  /// Knows no class but those stated.
  init(_ plan: PreviewPlan, on dataset: Dataset, filters: [PreviewFilter]) {
    let stated = dataset.statedClasses
    self.filters = filters
    augmenter = Augmenter(dataset, readBy: plan.trainer)
    trainer = LearningTrainer(plan.trainer, stated: stated)
    trainer.learn(from: augmenter?.pool)
    other = plan.other.map { LearningTrainer($0, stated: stated) }
  }

  /// An image that was matched, or why it is not shown.
  enum Outcome: Sendable {
    case matched(PreviewPart)
    case filtered
    case failed(ImageFailure)
  }

  /// Matches an image. Where the trainer's reader raises, what is shown is what the trainer would
  /// make of our own reading; it says so.
  mutating func match(_ image: LabeledImage, _ bytes: RawSpan) -> Outcome {
    trainer.learn(from: image)
    other?.learn(from: image)
    if image.isDocument { return .filtered }
    guard let size = image.size else {
      return .failed(ImageFailure(sizeless: image))
    }
    var part: PreviewPart
    do throws(TrainerError) {
      part = PreviewPart(
        matches: try Self.matches(of: image, bytes, size, under: trainer.trainer, augmenter))
    } catch {
      if image.copy > 0, error.isOfLabelFile { return .filtered }
      let failure = ImageFailure(file: image.source, reason: .trainer(error))
      guard case .reader(_, let reason) = error,
        var matches = plainMatches(of: image, bytes, size)
      else { return .failed(failure) }
      matches.failure = reason
      part = PreviewPart(matches: matches)
      part.unread = failure
    }
    return filters.allSatisfy { $0.passes(part.matches) } ? .matched(part) : .filtered
  }

  private func plainMatches(
    of image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize
  ) -> ImageMatches? {
    var plain = trainer.trainer
    plain.readers = []
    return try? Self.matches(of: image, bytes, size, under: plain, augmenter)
  }

  /// What a trainer makes of an image, or of a copy that is augmented first.
  private static func matches(
    of image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize, under trainer: any Trainer,
    _ augmenter: Augmenter?
  ) throws(TrainerError) -> ImageMatches {
    guard let augmenter else { return try trainer.matches(of: image, bytes: bytes, size: size) }
    return try augmenter.matches(of: image, bytes, size, under: trainer).matches
  }

  /// Asks the trainer to compare with about an image that was matched.
  ///
  /// - Returns: why it could not be asked, if it could not.
  func compare(
    _ part: inout PreviewPart, _ image: LabeledImage, _ bytes: RawSpan
  ) -> ImageFailure? {
    do throws(TrainerError) {
      part.other = try other?.trainer.matches(of: image, bytes: bytes, size: part.matches.imageSize)
      return nil
    } catch {
      return ImageFailure(file: image.source, reason: .trainer(error))
    }
  }
}
