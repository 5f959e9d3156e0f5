import Boxes
import Configs
import Trainers

extension AnchorsInput {
  /// The anchors as shapes of one level, ordered by area: in pixels of an input, or as they stand
  /// where there is none.
  func shapes(in network: ImageSize?) throws(AnchorsInputError) -> [TrainerShape] {
    let sides: [(width: Double, height: Double)]
    if let network {
      sides = try anchors(in: network).map { ($0.width, $0.height) }
    } else {
      sides = pairs.map { ($0.width, $0.height) }
        .sorted { ($0.width * $0.height, $0.width) < ($1.width * $1.height, $1.width) }
    }
    return sides.enumerated().map {
      TrainerShape(level: 0, shape: $0, width: $1.width, height: $1.height)
    }
  }
}
