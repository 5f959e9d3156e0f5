import Boxes

/// Tables that RetinaNets and proposal networks share.
enum RetinaNetTables {
  /// `2^(k/3)`: three sizes an octave.
  static let octaves = [1, 1.259_921_049_894_873_2, 1.587_401_051_968_199_4]
  /// Height over width.
  static let ratios = [0.5, 1, 2]
  /// Of the five maps that a RetinaNet predicts from.
  static let strides: [Double] = [8, 16, 32, 64, 128]
  /// Of the five maps that a proposal network predicts from.
  static let proposalStrides: [Double] = [4, 8, 16, 32, 64]
  /// COCO's classes, which the projects' own configurations name.
  static let classCount: Int32 = 80
  /// The most that decoding lets a side grow: `ln(1000 / 16)`.
  static let exponentCap = TorchVisionPresets.exponentCap
  /// An image of 4:3 with its shorter side at 800, padded to whole cells of 32 pixels: what detectors
  /// that resize by the shorter side see of most of COCO. The recordings were made with it; each image
  /// has an input of its own.
  static var usualSize: ImageSize {
    get throws(TargetsError) { try size(1088, 800) }
  }

  /// The shorter side to 800, the longer one to 1333 at most, padded to whole cells of 32 pixels.
  static func shorterSide(_ rounding: FitRounding) -> InputFit {
    .shorterSide(ShorterSideFit(800, longest: 1333, multiple: 32, rounding: rounding))
  }

  static func size(_ width: Int, _ height: Int) throws(TargetsError) -> ImageSize {
    guard let size = ImageSize(width: width, height: height) else {
      throw .inputSide(max(width, height), most: ImageSize.maximumSide)
    }
    return size
  }

  /// Levels with `⌈side / stride⌉` cells.
  static func levels(
    _ size: ImageSize, strides: [Double], centering: (Double) -> GridCentering = { .step($0) },
    centerOffset: Double = 0, shapes: (_ stride: Double) -> [PriorShape]
  ) -> [PriorLevel] {
    strides.map { stride in
      PriorLevel(
        stride: stride, of: size, centering: centering(stride), shapes: shapes(stride),
        centerOffset: centerOffset)
    }
  }

  /// A layout that lists corners in pixels.
  static func layout(
    _ name: String, _ size: ImageSize, _ levels: [PriorLevel], _ arithmetic: PriorArithmetic,
    frame: CodingFrame
  ) -> PriorLayout {
    var layout = PriorLayout(name: name, imageSize: size, levels: levels)
    layout.arithmetic = arithmetic
    layout.frame = frame
    return layout
  }
}
