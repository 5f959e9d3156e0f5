import Studies
import Text

extension EncodingStudy.Outcome {
  /// How much was encoded, into which file, and whose reader read the labels.
  public func text(wrote file: String) -> String {
    """
    \(DecimalText.count(images.count, "image", "images")), \
    \(DecimalText.count(trainer.priorCount, "prior", "priors")) each, \
    \(DecimalText.count(positiveCount, "positive", "positives")): \(file)

    """ + (augmentation.map { "(\($0.words))\n" } ?? "") + imagesByReader.readersLine
  }
}
