/// What stops a clustering.
public enum ClusteringError: Error, Hashable, Sendable {
  /// There is no box to cluster; the counts say what was left out.
  case noBoxes(leftOut: [String: Int])
  /// Fewer than one anchor was asked for, or more than can be meant.
  case anchorCount(Int)
  /// The range of counts of an elbow search is empty or below one.
  case anchorCounts(ClosedRange<Int>)
  /// Fewer than one restart was asked for.
  case restarts(Int)
  /// Starting anchors whose number is not the number asked for.
  case initialAnchors(given: Int, expected: Int)
  /// Samples or sketches that were scaled in different ways.
  case mixedScaling(SizeScaling, SizeScaling)
  /// More boxes than a sample can count (2^40).
  case tooManyBoxes
  /// Sketches with different class lists, of which one does not name its classes.
  case unnamedClasses
  /// A sketch that can't be read.
  case sketch(SketchDamage)
}

/// What is wrong with the bytes of a sketch.
public enum SketchDamage: Hashable, Sendable {
  /// The first bytes are not those of a sketch.
  case notASketch
  /// A version that this build does not read.
  case version(Int)
  /// The bytes end early, or go on past their end.
  case length(expected: Int, found: Int)
  /// The checksum does not fit the bytes.
  case checksum
  /// A field holds what no writer writes.
  case field(String)
}

extension ClusteringError: CustomStringConvertible {
  /// One sentence: what, what was expected, what to do.
  public var description: String {
    switch self {
    case .noBoxes(let leftOut):
      let total = LeftOut.total(leftOut)
      return total == 0
        ? "no boxes to cluster"
        : "no boxes to cluster: all \(total) were left out (\(Self.list(leftOut)))"
    case .anchorCount(let count):
      return "\(count) anchors can't be chosen: the count is at least 1 and at most "
        + "\(ClusteringOptions.maximumAnchorCount)"
    case .anchorCounts(let counts):
      return "counts \(counts.lowerBound)-\(counts.upperBound) can't be tried: they lie in "
        + "1-\(ClusteringOptions.maximumAnchorCount)"
    case .restarts(let count):
      return "\(count) restarts are too few: at least 1 is needed"
    case .initialAnchors(let given, let expected):
      return "\(given) starting anchors were given where \(expected) are asked for"
    case .mixedScaling(let a, let b):
      return "sizes of different scalings can't be joined: \(a) and \(b)"
    case .tooManyBoxes:
      return "more boxes than a sample can count (\(SizeRow.maximumCount))"
    case .unnamedClasses:
      return "sketches of different classes can't be joined: one of them does not name its classes"
    case .sketch(let damage): return "the sketch can't be read: \(damage)"
    }
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}

extension SketchDamage: CustomStringConvertible {
  /// What is wrong, without a full stop.
  public var description: String {
    switch self {
    case .notASketch: "it does not begin as a sketch does"
    case .version(let version) where version < SizeSketch.version:
      "it has version \(version), which holds sizes under one scaling only; this build reads "
        + "\(SizeSketch.version), which serves every input"
    case .version(let version):
      "it has version \(version), this build reads \(SizeSketch.version)"
    case .length(let expected, let found): "it has \(found) bytes where \(expected) are expected"
    case .checksum: "its checksum does not fit; write it again from the labels"
    case .field(let name): "its field '\(name)' is out of range"
    }
  }
}

extension SizeScaling: CustomStringConvertible {
  /// `image, stretch, 1248x384`.
  public var description: String {
    let size = inputSize.map { ", \($0)" } ?? ""
    return "\(normalization.rawValue), \(resize.rawValue)\(size)"
  }
}
