import Boxes
import Configs
import JSONText
import Labels
import Targets
import Trainers

/// One side of a comparison: anchors, with the trainer's predictor where a trainer is named.
public struct ComparedAnchors: Sendable {
  /// What predicts the anchors' boxes.
  public enum Predictor: Hashable, Sendable {
    /// SqueezeDet's one convolution.
    case squeezeDet
    /// Two convolutions a level.
    case ssd(ClassTargetCoder, OffsetOrder)
    /// One convolution a level.
    case yolo
  }

  /// How reports call them.
  public let name: String
  /// The network's input; nothing where nobody states it.
  public let inputSize: ImageSize?
  /// Whether sizes are shares of an input that is not known.
  public let isUnit: Bool
  /// The sizes of each level's cells, fine to coarse, in the order of the channels: pixels of the
  /// input, or shares of one that is not known.
  public let levels: [[Size<Pixels>]]
  /// The classes in index order; nothing where nobody names them.
  public let classNames: [String]?
  /// What they are predicted by; nothing for bare anchors.
  public let predictor: Predictor?

  /// A trainer's anchors.
  ///
  /// - Parameter classes: the classes, for trainers whose config does not name them.
  init(_ choice: TrainerChoice, classes: [String]?) throws {
    let trainer = try choice.trainer { _ in ClassList(stated: classes ?? []) }
    name = choice.name
    inputSize = trainer.inputSize
    isUnit = false
    var levels: [[Size<Pixels>]] = []
    for shape in trainer.shapes {
      guard let size = Size<Pixels>(width: shape.width, height: shape.height) else {
        throw StudyError.badAnchor(name: choice.name, width: shape.width, height: shape.height)
      }
      while levels.count <= shape.level { levels.append([]) }
      levels[shape.level].append(size)
    }
    if let yolo = trainer as? YOLOTrainer {
      // darknet lists the coarse level first, others the fine one.
      let strides = yolo.preset.layout.levels.map(\.stride)
      let order = levels.indices.sorted { (strides[$0], $0) < (strides[$1], $1) }
      levels = order.map { levels[$0] }
    }
    self.levels = levels
    classNames = trainer.hasOwnClasses ? trainer.classNames : classes
    predictor =
      switch trainer {
      case let ssd as SSDTrainer: .ssd(ssd.preset.classes, ssd.preset.coder.order)
      case is YOLOTrainer: .yolo
      default: .squeezeDet
      }
  }

  /// Bare anchors; their order is that of the channels.
  ///
  /// - Parameter network: the input that they are brought to, where they state none.
  init(
    _ anchors: AnchorsInput, name: String, network: ImageSize?, classes: [String]?
  ) throws {
    self.name = name
    inputSize = anchors.inputSize ?? network
    isUnit = anchors.isUnit && inputSize == nil
    levels = [
      try inputSize.map { size in try anchors.sizes(in: size) }
        ?? anchors.pairs.compactMap { Size(width: $0.width, height: $0.height) }
    ]
    classNames = classes ?? (anchors.classNames.isEmpty ? nil : anchors.classNames)
    predictor = nil
  }
}

/// What a user names as one side of a comparison.
enum ComparedInput {
  case trainer(TrainerChoice)
  case anchors(AnchorsInput, name: String)

  /// Tells a preset's name, a file (a trainer's config, a layout, anchors) and sizes apart.
  ///
  /// - Parameter inputSize: the network's input, for configs that state none.
  init(_ argument: String, inputSize: ImageSize? = nil) throws {
    if TrainerList.standard.presetNames.contains(argument) {
      self = .trainer(.preset(argument))
      return
    }
    guard !AnchorsInput.looksLikeSizes(argument) else {
      self = .anchors(try AnchorsInput.parse(argument), name: "the sizes given")
      return
    }
    // A file that is not there is told by whoever reads anchors.
    let bytes = (try? InputFile.read(argument)) ?? []
    if let json = try? JSONReader().read(bytes), json["ANCHOR_SEED"] == nil {
      self =
        json["schema"]?.string == LayoutFile.schema
        ? .trainer(.layout(argument)) : .anchors(try AnchorsInput.read(argument), name: argument)
    } else if (try? ConfigReaders.reader(of: ConfigSource(path: argument, bytes: bytes))) != nil {
      self = .trainer(
        .config(argument, input: inputSize.map { .otherwise($0) } ?? .ofFile))
    } else {
      self = .anchors(try AnchorsInput.read(argument), name: argument)
    }
  }

  /// The input that is stated, or that of the trainer.
  func anchors(network: ImageSize?, classes: [String]?) throws -> ComparedAnchors {
    switch self {
    case .trainer(let choice): try ComparedAnchors(choice, classes: classes)
    case .anchors(let anchors, let name):
      try ComparedAnchors(anchors, name: name, network: network, classes: classes)
    }
  }
}
