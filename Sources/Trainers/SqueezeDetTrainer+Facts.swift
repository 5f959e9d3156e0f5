import Boxes
import Labels
import Targets

extension SqueezeDetTrainer {
  /// What the trainer does with an image in silence: lines that it drops, objects that it can't
  /// reach, images at which it stops.
  ///
  /// - Returns: nothing for a file that can't be read as text, which is the linter's own fault.
  public func facts(
    of image: LabeledImage, bytes: RawSpan?, size: ImageSize
  ) -> [TrainerFact] {
    guard let labels = try? labels(of: image, bytes: bytes) else { return [] }
    return encoder.facts(labels, imageSize: size).map(TrainerFact.squeezeDet)
  }
}
