/// How many files of a set show by themselves how they name pixels. One file has one writer: a minimum
/// of 0 in one and a maximum of the width in another may be of two.
public struct PixelVotes: Hashable, Sendable {
  /// Files with a minimum of 0 and a maximum of the side, or with decimals.
  public internal(set) var edges = 0
  /// Files with a minimum of 0 and a maximum one short of the side, and neither 1 nor the side.
  public internal(set) var fromZero = 0
  /// Files with a minimum of 1 and a maximum of the side, and neither 0 nor one short of the side.
  public internal(set) var fromOne = 0

  mutating func merge(_ other: PixelVotes) {
    edges += other.edges
    fromZero += other.fromZero
    fromOne += other.fromOne
  }

  /// The files of each way, the most first; of equal ones, those from 1, from 0, edges.
  public var sorted: [(convention: PixelConvention, files: Int)] {
    let counts: [(convention: PixelConvention, files: Int)] = [
      (.oneBasedInclusive, fromOne), (.zeroBasedInclusive, fromZero), (.continuous, edges),
    ]
    // Stable: equal counts stay in this order.
    return counts.filter { $0.files > 0 }.enumerated()
      .sorted { ($1.element.files, $0.offset) < ($0.element.files, $1.offset) }.map(\.element)
  }

  /// Whether files contradict each other: some count from 1, and others don't. In real sets one of five
  /// boxes at a side stops a pixel short by chance, so more than a quarter is no chance. Files of edges
  /// beside files from 0 prove nothing: a writer of edges that cuts decimals off stops short as well.
  public var disagree: Bool {
    let (fewer, more) = (min(fromOne, edges + fromZero), max(fromOne, edges + fromZero))
    return fewer * 4 > more
  }

  /// The way of the most files; nothing where two have as many.
  public var mostFrequent: PixelConvention? {
    let counts = sorted
    guard let first = counts.first, counts.count == 1 || counts[1].files < first.files
    else { return nil }
    return first.convention
  }
}
