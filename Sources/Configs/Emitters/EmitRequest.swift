import Boxes

/// What is to be emitted: anchors, or an SSD layout, with what trainers want to know beside them.
public struct EmitRequest: Sendable {
  /// The anchors, ordered by area, then width, or as given where the options say so; empty when only
  /// a layout is given.
  public let anchors: [Size<Pixels>]
  /// The network's input; anchors are in its pixels.
  public let inputSize: ImageSize
  /// The class names in index order, without background; empty when unknown.
  public let classNames: [String]
  /// The bytes of an existing file that is to be updated, or nothing.
  public let base: [UInt8]?
  /// The name of that file, for targets that name it instead of updating it.
  public let baseName: String?
  /// An SSD layout, or nothing.
  public let layout: LevelTable?
  /// Choices that only some targets heed.
  public let options: EmitOptions

  /// Makes a request; anchors are put in order, names in lower case where the options say so.
  public init(
    anchors: [Size<Pixels>], inputSize: ImageSize, classNames: [String] = [],
    base: [UInt8]? = nil, baseName: String? = nil, layout: LevelTable? = nil,
    options: EmitOptions = EmitOptions()
  ) {
    self.anchors =
      options.keepsOrder ? anchors : anchors.sorted { ($0.area, $0.width) < ($1.area, $1.width) }
    self.inputSize = inputSize
    self.classNames = options.lowercaseClasses ? classNames.map { $0.lowercased() } : classNames
    self.base = base
    self.baseName = baseName
    self.layout = layout
    self.options = options
  }
}

/// Choices that only some targets heed.
public struct EmitOptions: Hashable, Sendable {
  /// Class names in lower case, as some trainers compare them.
  public var lowercaseClasses = false
  /// Strides of the detector's levels in pixels, fine to coarse; nothing for the target's usual.
  public var strides: [Int]?
  /// Whether anchors are written in the order given, as far as their levels allow it.
  public var keepsOrder = false
  /// The most priors a cell that a fit to sizes × ratios may spend; nothing for as many as there
  /// are anchors.
  public var maximumPriorsPerCell: Int?

  /// The usual choices.
  public init() {}
}
