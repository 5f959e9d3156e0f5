import Boxes
import JSONText
import Targets

/// Writes anchors into a `squeeze.config`, with everything that follows from them.
///
/// - Convention: widths and heights in pixels of the network's input; SqueezeDet's file has no
///   aspect ratios. `ANCHORS_WIDTH` and `ANCHORS_HEIGHT` are the input's sides divided by 16 and
///   rounded up, as SqueezeDet's own network gives them.
public enum SqueezeDetConfigEmitter {
  /// The file for these anchors.
  ///
  /// `ANCHOR_SEED`, `ANCHOR_PER_GRID`, the input size, the grid, `CLASS_NAMES`, `CLASSES` and
  /// `CLASS_TO_IDX` are set; everything else is kept from `base`, or is the trainer's default.
  ///
  /// - Parameters:
  ///   - anchors: Sizes in pixels of the network's input, written in this order.
  ///   - inputSize: The network's input; nothing keeps that of `base` or the default.
  ///   - classNames: In the order of the class index; nothing keeps those of `base` or the default.
  ///   - lowercasing: Whether names are lower-cased and stripped instead of refused.
  /// - Throws: `noAnchors`, `unreachableClassName`, `duplicateClassName`; what reading throws when
  ///   `base` does not hold together.
  public static func emit(
    anchors: [Size<Pixels>], inputSize: ImageSize? = nil, classNames: [String]? = nil,
    lowercasing: Bool = false, base: SqueezeDetConfigFile? = nil
  ) throws(SqueezeDetConfigError) -> SqueezeDetConfigFile {
    guard !anchors.isEmpty else { throw .noAnchors }
    let start = base ?? SqueezeDetConfigFile(.kitti)
    let size = inputSize ?? start.config.imageSize
    let names = try classNames.map { given throws(SqueezeDetConfigError) in
      try checked(given, lowercasing: lowercasing)
    }
    let grid = SqueezeDetConfig.grid(for: size)
    var json = start.json
    json["IMAGE_WIDTH"] = .int(size.width)
    json["IMAGE_HEIGHT"] = .int(size.height)
    json["ANCHORS_WIDTH"] = .int(grid.width)
    json["ANCHORS_HEIGHT"] = .int(grid.height)
    SqueezeDetConfigKeys.setAnchors(anchors, in: &json)
    SqueezeDetConfigKeys.setClasses(names ?? start.config.classNames, in: &json)
    return try SqueezeDetConfigFile(json)
  }

  private static func checked(
    _ names: [String], lowercasing: Bool
  ) throws(SqueezeDetConfigError) -> [String] {
    let names = lowercasing ? names.map(SqueezeDetClassName.normalized) : names
    for (place, name) in names.enumerated() {
      guard SqueezeDetClassName.isReachable(name) else {
        let better = SqueezeDetClassName.normalized(name)
        throw .unreachableClassName(
          name, lowerCased: SqueezeDetClassName.isReachable(better) ? better : "")
      }
      if names[..<place].contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
        throw .duplicateClassName(name)
      }
    }
    return names
  }
}
