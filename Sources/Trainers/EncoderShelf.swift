import Boxes
import Synchronization
import Targets

/// Keeps the encoders of a trainer that gives each image an input of its own: most images of a set share
/// a few inputs, and priors take longer to place than objects to match.
///
/// What is kept changes no answer, only how soon it comes. Threads share it.
final class EncoderShelf: Sendable {
  /// A few: an encoder holds a hundred thousand priors and more.
  private static let most = 8

  private let kept = Mutex<[TargetEncoder]>([])

  /// The encoder of a preset for another input.
  ///
  /// - Throws: where its feature maps belong to one input, or its numbers make no priors.
  func encoder(
    for input: ImageSize, of preset: TrainerPreset
  ) throws(TargetsError) -> TargetEncoder {
    let known = kept.withLock { encoders in
      encoders.first { $0.preset.inputSize == input }
    }
    if let known { return known }
    let encoder = try TargetEncoder(try preset.resized(to: input))
    kept.withLock { encoders in
      // Another thread may have been as quick; one of the two is enough.
      guard !encoders.contains(where: { $0.preset.inputSize == input }) else { return }
      if encoders.count == Self.most { encoders.removeFirst() }
      encoders.append(encoder)
    }
    return encoder
  }
}
