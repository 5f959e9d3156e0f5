import Boxes
import Targets

/// The spelling of every choice in a layout file, for reading and writing.
enum LayoutWords {
  static let kinds: [(String, LayoutKind)] = [("ssd", .ssd), ("yolo", .yolo)]

  static let cellOrders: [(String, CellOrder)] = [("rows", .rows), ("columns", .columns)]

  static let nestings: [(String, PriorNesting)] = [
    ("shapes-in-cells", .shapesInCells), ("cells-in-shapes", .cellsInShapes),
  ]

  static let shapeOrders: [(String, PriorShapeOrder)] = [
    ("square-mean-ratios", .squareMeanRatios), ("mean-square-ratios", .meanSquareRatios),
    ("square-ratios-mean", .squareRatiosMean),
  ]

  static let clippings: [(String, PriorClipping)] = [
    ("none", .none), ("center-form", .centerForm), ("sizes", .sizes), ("corners", .corners),
  ]

  static let shapeUnits: [(String, PriorUnit)] = [
    ("pixel", .pixel), ("unit", .unit), ("shorter-side", .shorterSide),
  ]

  /// Priors and ground truths are listed in one of these.
  static let units: [(String, PriorUnit)] = [("pixel", .pixel), ("unit", .unit)]

  static let arithmetics: [(String, PriorArithmetic)] = [
    ("doubles-rounded", .doublesRounded), ("float-centers", .floatCenters),
    ("float-sides", .floatSides), ("unit-then-pixels", .unitThenPixels),
    ("floats", .floats), ("doubles", .doubles),
    ("corners-then-shift", .cornersThenShift), ("double-corners", .doubleCorners),
  ]

  static let frames: [(String, CodingFrame)] = [
    ("as-listed", .asListed), ("corner-mean", .cornerMean), ("corner-plus-half", .cornerPlusHalf),
  ]

  static let unionOrders: [(String, UnionOrder)] = [
    ("sum-first", .sumFirst), ("difference-first", .differenceFirst),
  ]

  static let comparators: [(String, ThresholdComparator)] = [
    ("at-least", .atLeast), ("above", .above),
  ]

  static let conflicts: [(String, ForcedConflict)] = [("first", .first), ("last", .last)]

  static let tieOwners: [(String, TieOwner)] = [("own-best", .ownBest), ("last", .last)]

  static let offsetOrders: [(String, OffsetOrder)] = [
    ("tx-ty-tw-th", .xyWidthHeight), ("ty-tx-th-tw", .yxHeightWidth),
  ]

  static let offsetArithmetics: [(String, OffsetArithmetic)] = [
    ("divide-twice", .divideTwice), ("weights-first", .weightsFirst),
    ("divide-once", .divideOnce),
  ]

  static let labeled: [(String, ClassTargetCoder.Labeled)] = [
    ("positives", .positives), ("any-overlap", .anyOverlap),
  ]

  static let fits: [(String, LayoutFit)] = [
    ("stretch", .stretch), ("pad", .pad), ("shorter-side", .shorterSide),
  ]

  static let padPlaces: [(String, InputFit.PadPlace)] = [
    ("cornered", .cornered), ("centered", .centered),
    ("centered-in-pixels", .centeredInPixels),
  ]

  static let roundings: [(String, FitRounding)] = [
    ("none", .none), ("down", .down), ("nearest", .nearest), ("up", .up),
    ("nearest-even", .nearestEvenInFloat),
  ]

  static let yoloRules: [(String, YOLORule)] = [
    ("side-ratio", .sideRatio), ("best-shape", .bestShape), ("region", .region),
    ("responsible-cells", .responsibleCells),
  ]

  static let yoloSides: [(String, YOLOBestShape.Sides)] = [
    ("logarithm", .logarithm), ("square-root", .squareRoot),
  ]

  static let admissions: [(String, LayoutAdmission)] = [
    ("all", .all), ("distinct", .distinct), ("darknet", .darknet),
  ]

  static let losses = MultiBoxLosses.all.map { ($0.name, $0) }

  static let decodings = DecodePolicies.all.map { ($0.name, $0) }

  /// By the preset whose weights they have.
  static let yoloLosses: [(String, YOLOLoss)] = [
    ("yolov5", .rows(.yolov5)), ("yolov7", .rows(.yolov7)),
    ("mmdet-yolov3", .priors(YOLOPriorLoss())), ("darknet-yolo", .layers(.yolov3)),
    ("darknet-yolov4", .layers(.yolov4)), ("darknet-yolov4-csp", .layers(.yolov4CSP)),
    ("darknet-region", .layers(.region)),
  ]

  static let yoloDecodings = YOLODecodePolicies.all.map { ($0.name, $0) }

  /// The spelling of a value.
  static func word<Value: Equatable>(_ value: Value, in words: [(String, Value)]) -> String? {
    words.first { $0.1 == value }?.0
  }
}

/// Which kind of trainer a layout describes.
enum LayoutKind { case ssd, yolo }

/// How images are brought to the input, without numbers.
enum LayoutFit { case stretch, pad, shorterSide }

/// A YOLO trainer's rule without its numbers.
enum YOLORule { case sideRatio, bestShape, region, responsibleCells }

/// A loader without its numbers.
enum LayoutAdmission { case all, distinct, darknet }
