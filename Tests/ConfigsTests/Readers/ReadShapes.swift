import Boxes
import Configs
import Targets
import Testing

/// What tests compare of a config that was read.
struct ReadShapes {
  /// Sides in pixels of the input, level by level in the trainer's order.
  let levels: [[(width: Double, height: Double)]]
  /// The network's input.
  let inputSize: ImageSize

  init(_ config: TrainerConfig) {
    switch config.model {
    case .squeezeDet(let squeezeDet):
      inputSize = squeezeDet.imageSize
      levels = [squeezeDet.anchorSeeds.map { ($0.width, $0.height) }]
    case .yolo(let preset):
      inputSize = preset.inputSize
      levels = preset.layout.levels.map { $0.anchors.map { ($0.width, $0.height) } }
    case .ssd(let preset):
      inputSize = preset.inputSize
      let layout = preset.layout
      let unit = (
        Double(layout.imageSize.width), Double(layout.imageSize.height)
      )
      let shorter = min(unit.0, unit.1)
      let scale =
        switch layout.shapeUnit {
        case .pixel: (1.0, 1.0)
        case .unit: unit
        case .shorterSide: (shorter, shorter)
        }
      levels = layout.levels.map { level in
        level.shapes.map { shape in
          switch shape {
          case .size(let width, let height): (width * scale.0, height * scale.1)
          case .scale(let side, let ratio):
            (side * ratio.squareRoot() * scale.0, side / ratio.squareRoot() * scale.1)
          }
        }
      }
    }
  }

  /// All shapes by area.
  var byArea: [(width: Double, height: Double)] {
    levels.flatMap { $0 }.sorted { $0.width * $0.height < $1.width * $1.height }
  }
}

extension ConfigSource {
  /// A file of a test.
  init(_ name: String, _ text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// The YOLO trainer of a config.
func yolo(_ config: TrainerConfig) throws -> YOLOPreset {
  guard case .yolo(let preset) = config.model else { throw NotThatKind() }
  return preset
}

/// The SSD trainer of a config.
func ssd(_ config: TrainerConfig) throws -> TrainerPreset {
  guard case .ssd(let preset) = config.model else { throw NotThatKind() }
  return preset
}

/// A preset by name.
func preset(_ name: String) throws -> TrainerModel {
  try TrainerList.standard.preset(named: name).model()
}

struct NotThatKind: Error {}

extension ImageSize {
  /// A square input.
  static func square(_ side: Int) throws -> ImageSize {
    try #require(ImageSize(width: side, height: side))
  }
}
