import Boxes
import Clustering
import Labels
import Targets
import Trainers

/// The objects that SqueezeDet's own matcher is asked about: those of evenly spaced images, as its
/// trainer reads them.
struct MatchedObjects: Sendable {
  /// Whose objects they are.
  struct Choice: Sendable {
    /// The trainer's settings.
    let config: SqueezeDetConfig
    /// The images that are asked about.
    let selection: EvenSelection

    /// One image's objects, if it is asked about and its size is known.
    func groundTruths(
      of image: LabeledImage, _ bytes: RawSpan, _ file: Int
    ) -> [SqueezeDetBox]? {
      guard selection.contains(file), !image.isDocument, !image.isUnread, let size = image.size
      else { return nil }
      return MatchedOverlapObjective.groundTruths(
        of: image, bytes: bytes, size: size, config: config)
    }
  }

  private let choice: Choice
  private let images: [[SqueezeDetBox]]

  /// Joins a choice and what came of it.
  init(_ choice: Choice, _ images: [[SqueezeDetBox]]) {
    self.choice = choice
    self.images = images
  }

  /// The matcher as an objective of refinement, for anchors under a scaling.
  ///
  /// - Throws: ``StudyError/otherInput(_:)`` and ``StudyError/nothingToMatch(classNames:)``.
  func objective(_ scaling: SizeScaling) throws(StudyError) -> RefinementObjective {
    guard scaling.inputSize == choice.config.imageSize else {
      throw .otherInput(choice.config.imageSize)
    }
    guard images.contains(where: { !$0.isEmpty }) else {
      throw .nothingToMatch(classNames: choice.config.classNames)
    }
    let objective = MatchedOverlapObjective(images, config: choice.config)
    return .custom(name: "matched IoU") { sizes in
      AnchorSet(sizes, scaling: scaling).pixelSizes.map(objective.score) ?? 0
    }
  }
}
