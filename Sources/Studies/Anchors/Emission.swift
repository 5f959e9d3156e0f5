import Boxes
import Clustering
import Configs

/// A trainer's config that anchors are written into.
///
///     let config = try Emission("darknet", strides: [16, 32]).config(for: found)
public struct Emission: Hashable, Sendable {
  /// The name of the emitter.
  public var target: String
  /// A config that is updated, its other settings kept.
  public var base: String?
  /// Class names in lower case, as SqueezeDet's trainer reads labels.
  public var lowercaseClasses: Bool
  /// The strides of the detector's levels, fine to coarse; nothing for the target's usual.
  public var strides: [Int]?

  /// Old anchors whose order the new ones follow, within their levels: a preset's name, a file, or
  /// sizes.
  public var keepOrder: String?

  /// Names a target and what it is told.
  public init(
    _ target: String, base: String? = nil, lowercaseClasses: Bool = false, strides: [Int]? = nil
  ) {
    self.target = target
    self.base = base
    self.lowercaseClasses = lowercaseClasses
    self.strides = strides
  }

  /// The network's input that the config to be updated states; nothing without one, or where such
  /// files state none.
  ///
  /// - Throws: `EmitError`, and what reading the file throws.
  public func baseInputSize() throws -> ImageSize? {
    guard let base else { return nil }
    return try ConfigEmitters.named(target).inputSize(of: try InputFile.read(base))
  }

  /// The config of anchors that were found.
  ///
  /// - Throws: ``StudyError/noPixels(target:)`` where no input size is known; `EmitError`.
  public func config(for found: ClusteredAnchors) throws -> EmittedConfig {
    guard let inputSize = found.anchors.scaling.inputSize, let sizes = found.anchors.pixelSizes
    else { throw StudyError.noPixels(target: target) }
    return try config(anchors: sizes, inputSize: inputSize, classNames: found.classNames)
  }

  /// The config of an SSD layout that was fitted.
  ///
  /// - Throws: ``StudyError/takesNoLayout(target:)``; `EmitError`.
  public func config(for fitted: FittedLayout) throws -> EmittedConfig {
    guard try ConfigEmitters.named(target).info.takes != .anchors else {
      throw StudyError.takesNoLayout(target: target)
    }
    return try config(
      anchors: [], inputSize: fitted.table.inputSize, classNames: fitted.classNames,
      layout: fitted.table)
  }

  /// The config of anchors that are given: sizes written out, or a file of anchors.
  ///
  /// - Parameters:
  ///   - inputSize: the network's input; nothing for that of the anchors, then of the base.
  ///   - classNames: the classes, where the anchors do not state them.
  /// - Throws: ``StudyError/emittedWithoutInput``; `EmitError`.
  public func config(
    given anchors: String, inputSize: ImageSize?, classNames: [String]?
  ) throws -> EmittedConfig {
    let given = try AnchorsInput.read(anchors)
    guard let inputSize = try inputSize ?? given.inputSize ?? baseInputSize() else {
      throw StudyError.emittedWithoutInput
    }
    return try config(
      anchors: try given.anchors(in: inputSize), inputSize: inputSize,
      classNames: classNames ?? given.classNames)
  }

  private func config(
    anchors: [Size<Pixels>], inputSize: ImageSize, classNames: [String],
    layout: LevelTable? = nil
  ) throws -> EmittedConfig {
    var options = EmitOptions()
    options.lowercaseClasses = lowercaseClasses
    options.strides = strides
    options.keepsOrder = keepOrder != nil
    let places = try keepOrder.map { old in
      try KeptOrder(anchors, network: inputSize, after: old).places
    }
    let anchors = places.map { $0.map { anchors[$0] } } ?? anchors
    return try ConfigEmitters.named(target).emit(
      EmitRequest(
        anchors: anchors, inputSize: inputSize, classNames: classNames,
        base: try base.map(InputFile.read),
        baseName: base?.split(separator: "/").last.map(String.init), layout: layout,
        options: options))
  }
}
