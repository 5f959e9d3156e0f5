/// How the numbers of a set of VOC files name pixels, and what tells it.
public struct PixelJudgment: Hashable, Sendable {
  /// What decides.
  public enum Basis: Hashable, Sendable {
    /// Minima of 0 and maxima of the side: both ends of an image are edges.
    case zeroAndSide
    /// Every number has a decimal point: writers of pixel numbers write none.
    case decimalPoints
    /// Numbers are not whole: pixel numbers are.
    case fractions
    /// Minima of 0, and maxima that stop one short of the side.
    case zeroAndShort
    /// Minima of 1 and maxima of the side, and no 0.
    case oneAndSide
    /// Files contradict each other: the way of most of them, or pixels from 1.
    case disagreement
  }

  /// How the numbers are read: from 1, as VOC's own, where nothing tells.
  public let convention: PixelConvention
  /// What tells it; nothing where nothing does.
  public let basis: Basis?
  /// What was counted.
  public let evidence: PixelEvidence

  /// Whether the set names pixels in more than one way, so that no reading suits all of it.
  public var isDisputed: Bool { basis == .disagreement }
}

extension PixelJudgment: CustomStringConvertible {
  /// The meaning and the reason: `edges: 39 minima of 0 and 32 maxima of the width`.
  public var description: String { "\(convention.meaning): \(reason)" }

  /// What tells it, in words, without a full stop.
  public var reason: String {
    let zeros = Self.count(evidence.zeros, "minimum of 0", "minima of 0")
    switch basis {
    case .zeroAndSide: return "\(zeros) and \(sides)"
    case .decimalPoints: return "all \(evidence.numbers) numbers have a decimal point"
    case .fractions: return "\(evidence.fractions) of \(evidence.numbers) numbers have a fraction"
    case .zeroAndShort:
      let short = Self.maxima(
        evidence.shortOfWidth, evidence.shortOfHeight, "width − 1", "height − 1")
      return "\(zeros), \(short)" + (evidence.sides == 0 ? " and none beyond" : "")
    case .oneAndSide:
      let ones = Self.count(evidence.ones, "minimum of 1", "minima of 1")
      return "\(ones) and \(sides)" + (evidence.zeros == 0 ? ", none of 0" : "")
    case .disagreement: return "its files contradict each other, \(votes)"
    case nil: return "nothing in the set tells"
    }
  }

  /// How many files show each way, and by what.
  private var votes: String {
    evidence.files.sorted.map { convention, files in
      let many = Self.count(files, "file", "files")
      return switch convention {
      case .oneBasedInclusive: "\(many) from 1 (1 and the side)"
      case .zeroBasedInclusive: "\(many) from 0 (0 and the side − 1)"
      case .continuous: "\(many) with edges (0 and the side, or decimals)"
      }
    }.joined(separator: ", ")
  }

  private var sides: String {
    Self.maxima(evidence.widths, evidence.heights, "the width", "the height")
  }

  private static func maxima(
    _ right: Int, _ lower: Int, _ width: String, _ height: String
  ) -> String {
    let side = lower == 0 ? width : right == 0 ? height : "\(width) or \(height)"
    return count(right + lower, "maximum of \(side)", "maxima of \(side)")
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}

extension PixelConvention {
  /// What the numbers are, in words.
  public var meaning: String {
    switch self {
    case .oneBasedInclusive: "pixels from 1"
    case .zeroBasedInclusive: "pixels from 0"
    case .continuous: "edges"
    }
  }
}
