import Augmentations
import JSONText
import Studies
import Text

extension AugmentationChoice {
  /// What was done to images, in words: `augmented as caffe-ssd does, 10 times each, seed 0`.
  public var words: String {
    let times = copies == 1 ? "once" : "\(DecimalText.grouped(copies)) times"
    return "augmented as \(name) does, each image \(times), seed \(seed)"
  }

  /// Name, seed and copies.
  var json: JSONValue {
    [
      "name": .string(name), "seed": .number(JSONNumber(Int(truncatingIfNeeded: seed))),
      "copies": .int(copies), "source": .string(augmentation.source),
    ]
  }
}
