import Boxes

/// Why a target can't hold what was asked.
public enum EmitError: Error, Hashable, Sendable {
  /// No target of that name.
  case unknownTarget(String)
  /// The target writes anchors and none are given.
  case noAnchors(target: String)
  /// The target writes an SSD layout and none is given.
  case needsLayout(target: String)
  /// A layout has a value that no trainer could use.
  case badLayout(level: Int, reason: String)
  /// The number or the names of classes are needed.
  case noClasses(target: String, purpose: String)
  /// The target has no form for updating a file.
  case noBase(target: String)
  /// The file to update is not what the target's loader reads.
  case badBase(target: String, line: Int?, reason: String, remedy: String)
  /// The file to update is for another input size than the anchors.
  case baseInputSize(target: String, base: ImageSize, anchors: ImageSize)
  /// The file to update is of a network with another number of maps.
  case baseLevels(target: String, base: [Int], asked: [Int])
  /// A level would have no anchor.
  case tooFewAnchors(target: String, anchors: Int, levels: Int)
  /// The target wants equally many anchors on each level.
  case unevenLevels(target: String, anchors: Int, levels: Int)
  /// The strides are not whole, positive and rising.
  case badStrides([Int])
  /// The target has one list of sizes, so a level's next size is the next level's size.
  case sizesNotChained(target: String, level: Int, nextSize: Double, following: Double)
  /// The target adds the inverse of each ratio.
  case inverseMissing(target: String, level: Int, ratio: Double)
  /// The target knows only square maps.
  case gridNotSquare(target: String, level: Int, columns: Int, rows: Int)
  /// The target's numbers are shares of a square input.
  case inputNotSquare(target: String, inputSize: ImageSize)
  /// The target has a fixed number of levels.
  case levelCount(target: String, levels: Int, expected: String)
  /// The target's number can't be written in its type.
  case notRepresentable(target: String, what: String, remedy: String)
  /// What SqueezeDet's file can't hold, or a base file that is none.
  case squeezeDet(SqueezeDetConfigError)
}

extension EmitError: CustomStringConvertible {
  /// What, why, and what to do.
  public var description: String {
    switch self {
    case .unknownTarget(let name):
      "there is no emit target '\(name)'"
        + (ConfigEmitters.former[name].map { ": \($0). The targets are " } ?? ". The targets are ")
        + ConfigEmitters.all.map(\.info.target).joined(separator: ", ") + "."
    case .noAnchors(let target):
      "\(target): there is no anchor to write. Give --anchors FILE.json or \"w,h w,h\"."
    case .needsLayout(let target):
      "\(target): free widths and heights can't be written, because each level has one size, the "
        + "next one's and a list of ratios. Cluster with --layout ssd300, ssd512 or FILE.json."
    case .badLayout(let level, let reason):
      "the SSD layout can't be used: level \(level + 1): \(reason). Correct the layout."
    case .noClasses(let target, let purpose):
      "\(target): the classes are needed for \(purpose). Give --classes a,b,c or --class-file FILE."
    case .noBase(let target):
      "\(target): no existing file can be updated, because its settings are code. Leave --base out "
        + "and paste what is written."
    case .badBase(let target, let line, let reason, let remedy):
      "\(target): the base file can't be updated: \(line.map { "line \($0): " } ?? "")\(reason). "
        + "\(remedy)."
    case .baseInputSize(let target, let base, let anchors):
      "\(target): the base file is for an input of \(base), the anchors are in pixels of \(anchors). "
        + "Cluster with --input-size \(base), or change the size in the base file."
    case .baseLevels(let target, let base, let asked):
      "\(target): the network of the base file has \(base.count == 1 ? "1 map" : "\(base.count) maps")"
        + " (--strides \(base.map(String.init).joined(separator: ","))), and \(asked.count) levels of "
        + "strides \(asked.map(String.init).joined(separator: ",")) are to be written. Give the levels "
        + "that it has."
    case .tooFewAnchors(let target, let anchors, let levels):
      "\(target): \(anchors) of \(levels) levels would have anchors and the others none, which the "
        + "trainer can't load. Give at least \(levels) anchors or fewer --strides."
    case .unevenLevels(let target, let anchors, let levels):
      "\(target): \(anchors) anchors can't be shared evenly by \(levels) levels, and the trainer "
        + "wants equally many on each. Use a multiple of \(levels) as k, or other --strides."
    case .badStrides(let strides):
      "the strides \(strides.map(String.init).joined(separator: ",")) are not positive and rising. "
        + "Give them fine to coarse, such as --strides 8,16,32."
    case .sizesNotChained(let target, let level, let nextSize, let following):
      "\(target): level \(level + 1) has the next size \(PlainNumber.text(nextSize)) and level "
        + "\(level + 2) the size \(PlainNumber.text(following)), but the target has one list for "
        + "both. Make them equal, or emit for ssd-tensorflow or mmdetection, which hold pairs."
    case .inverseMissing(let target, let level, let ratio):
      "\(target): level \(level + 1) has the ratio \(PlainNumber.text(ratio)) without its inverse, "
        + "which the trainer adds itself. List both, or emit for gluoncv or ssd-tensorflow."
    case .gridNotSquare(let target, let level, let columns, let rows):
      "\(target): level \(level + 1) has \(columns) × \(rows) cells, but the trainer knows one side "
        + "only. Use a square input, or emit for ssd-tensorflow."
    case .inputNotSquare(let target, let inputSize):
      "\(target): sizes are shares of the input's sides, so squares of \(inputSize) would be written "
        + "as other shapes. Use a square input, or emit for gluoncv or ssd-tensorflow."
    case .levelCount(let target, let levels, let expected):
      "\(target): the layout has \(levels) levels, the trainer's network has \(expected). Use a "
        + "layout with \(expected)."
    case .notRepresentable(let target, let what, let remedy):
      "\(target): \(what). \(remedy)."
    case .squeezeDet(let error): "squeezedet: \(error)."
    }
  }
}
