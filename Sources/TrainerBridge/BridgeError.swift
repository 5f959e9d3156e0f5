import Clustering
import Configs
import Targets

/// Why a call is refused: what was given, and what was expected.
package enum BridgeError: Error, Hashable, CustomStringConvertible {
  /// A pointer is null although numbers are expected behind it.
  case missing(argument: String)
  /// A count or number is out of range.
  case outOfRange(argument: String, found: String, expected: String)
  /// A word is not one of those known.
  case unknownWord(argument: String, found: String, known: [String])
  /// A call for another kind of trainer.
  case wrongTrainer(name: String, expected: String)
  /// SqueezeDet's trainer would drop a box without a word.
  case dropped(object: Int, reason: SqueezeDetDropReason)
  /// An image of a batch was refused.
  case image(number: Int, reason: String)
  /// A loss needs the best overlaps of all priors.
  case overlapsNeeded(loss: String)
  /// A loss needs the number of priors of each level.
  case levelsNeeded(loss: String, priors: Int, found: Int)

  package var description: String {
    switch self {
    case .missing(let argument): "\(argument) is null"
    case .outOfRange(let argument, let found, let expected):
      "\(argument) is \(found); expected \(expected)"
    case .unknownWord(let argument, let found, let known):
      "\(argument) is '\(found)'; expected one of \(known.joined(separator: ", "))"
    case .wrongTrainer(let name, let expected): "'\(name)' is no \(expected)"
    case .dropped(let object, let reason):
      "box \(object): \(reason); SqueezeDet's trainer drops such a box in silence, leave it out"
    case .image(let number, let reason): "image \(number): \(reason)"
    case .overlapsNeeded(let loss):
      "loss '\(loss)' chooses negatives by their best overlap; give overlaps "
        + "(Encoder.encode(…, overlaps=True))"
    case .levelsNeeded(let loss, let priors, let found):
      "loss '\(loss)' chooses negatives level by level; give the priors of each level "
        + "(their sum is \(found), expected \(priors))"
    }
  }
}
