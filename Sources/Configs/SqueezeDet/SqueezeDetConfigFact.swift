import Boxes
import JSONText
import Targets

/// Something in a `squeeze.config` that the trainer loads without a word, and that goes wrong.
public enum SqueezeDetConfigFact: Hashable, Sendable {
  /// A class name that no label can name, because labels are lower-cased and split at spaces.
  case unreachableClassName(String)
  /// A class name that stands twice: the last index counts, and one output stays unused.
  case duplicateClassName(String)
  /// The grid is not a sixteenth of the input, rounded up. With the same number of cells the
  /// network loads too, and puts every prior in the wrong place.
  case staleGrid(found: GridSize, expected: GridSize)
  /// The number of seeds is not `ANCHOR_PER_GRID`: the trainer stops.
  case seedCountMismatch(seeds: Int, perCell: Int)
  /// `CLASSES` is not the number of names. The loader corrects it, other programs may not.
  case staleClassCount(found: Int, expected: Int)
  /// `CLASS_TO_IDX` is not the enumeration of the names. The loader corrects it.
  case staleClassIndex
  /// A key that the trainer's writer always writes. The trainer stops when it needs it.
  case missingKey(String)

  /// Columns and rows of cells.
  public struct GridSize: Hashable, Sendable {
    /// Columns, `ANCHORS_WIDTH`.
    public let width: Int
    /// Rows, `ANCHORS_HEIGHT`.
    public let height: Int
  }
}

extension SqueezeDetConfigFact: CustomStringConvertible {
  /// The fact as a sentence, with what to do.
  public var description: String {
    switch self {
    case .unreachableClassName(let name):
      """
      class name '\(name)' has a capital or a blank: labels are lower-cased and split at spaces, \
      so every object of the class is dropped
      """
    case .duplicateClassName(let name):
      "class name '\(name)' stands twice: the trainer uses the last index only"
    case .staleGrid(let found, let expected):
      """
      the grid is \(found.width)x\(found.height), but the input needs \
      \(expected.width)x\(expected.height) (sides / 16, rounded up)\
      \(found.isAsLarge(as: expected) ? "; the cell counts are equal, so it loads in silence" : "")
      """
    case .seedCountMismatch(let seeds, let perCell):
      "ANCHOR_SEED has \(seeds) anchors, but ANCHOR_PER_GRID is \(perCell): the trainer stops"
    case .staleClassCount(let found, let expected):
      "CLASSES is \(found), but CLASS_NAMES has \(expected) names; the loader corrects it"
    case .staleClassIndex: "CLASS_TO_IDX does not number CLASS_NAMES; the loader corrects it"
    case .missingKey(let key): "\(key) is missing; the trainer stops when it needs it"
    }
  }
}

extension SqueezeDetConfigFact.GridSize {
  fileprivate func isAsLarge(as other: Self) -> Bool {
    width.multipliedFullWidth(by: height) == other.width.multipliedFullWidth(by: other.height)
  }
}

extension SqueezeDetConfigFile {
  /// What the trainer does not complain about, in a fixed order. Empty for a sound file.
  public var facts: [SqueezeDetConfigFact] {
    var facts: [SqueezeDetConfigFact] = []
    let names = config.classNames
    for (place, name) in names.enumerated() {
      if !SqueezeDetClassName.isReachable(name) { facts.append(.unreachableClassName(name)) }
      if names[..<place].contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
        facts.append(.duplicateClassName(name))
      }
    }
    let sixteenth = SqueezeDetConfig.grid(for: config.imageSize)
    let expected = SqueezeDetConfigFact.GridSize(
      width: sixteenth.width, height: sixteenth.height)
    let found = SqueezeDetConfigFact.GridSize(width: config.gridWidth, height: config.gridHeight)
    if found != expected { facts.append(.staleGrid(found: found, expected: expected)) }
    if config.anchorSeeds.count != config.anchorsPerCell {
      facts.append(
        .seedCountMismatch(seeds: config.anchorSeeds.count, perCell: config.anchorsPerCell))
    }
    if let count = json["CLASSES"]?.int, count != names.count {
      facts.append(.staleClassCount(found: count, expected: names.count))
    }
    if let index = json["CLASS_TO_IDX"]?.object, !numbers(index, names) {
      facts.append(.staleClassIndex)
    }
    for key in SqueezeDetConfigKeys.all where json[key] == nil { facts.append(.missingKey(key)) }
    return facts
  }

  /// Whether an index numbers exactly these names, of equal names the last.
  private func numbers(_ index: JSONObject, _ names: [String]) -> Bool {
    var expected = JSONObject()
    for (place, name) in names.enumerated() { expected[name] = .int(place) }
    return expected.members.count == index.members.count
      && expected.members.allSatisfy { index[$0.name]?.int == $0.value.int }
  }
}
