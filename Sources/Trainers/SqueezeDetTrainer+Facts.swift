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
    let reading: SqueezeDetReading
    do throws(TrainerError) {
      reading = try labels(of: image, bytes: bytes, size: size)
    } catch {
      return error.fact.map { [$0] } ?? []
    }
    var read = ImageReading()
    read.dropped = reading.dropped.map { ImageMatches.Dropped($0, of: image) }
    read.misread = reading.misread
    read.reader = reading.reader
    return readerFacts(of: read)
      + encoder.facts(reading.labels, imageSize: size).map(TrainerFact.squeezeDet)
  }
}
