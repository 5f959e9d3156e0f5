import Boxes

/// What a trainer's data step does with boxes between the label file and the encoder: it leaves some
/// out, or raises. What the encoder itself leaves out is its ``GroundTruthIntake``.
///
/// A preset is matched without it: whoever hands boxes to an encoder has made them by himself.
public struct DataStep: Hashable, Sendable {
  /// The least width and height of a box as labeled.
  ///
  /// - Units: pixels of the image.
  public var leastSide: Double?
  /// What width and height of a box must exceed once it is cut to the image.
  ///
  /// - Units: pixels of the network's input.
  public var leastInside: Double?
  /// Whether both concern label files alone that another reader than the trainer's own takes:
  /// mmdetection and PaddleDetection ask more of COCO documents than of VOC files.
  public var sparesOwnReader: Bool
  /// What the trainer raises on a box without width or height; nothing where it takes such a box.
  public var degenerateReason: String?

  /// Names the choices; by default every box is handed on.
  public init(
    leastSide: Double? = nil, leastInside: Double? = nil, sparesOwnReader: Bool = false,
    degenerateReason: String? = nil
  ) {
    self.leastSide = leastSide
    self.leastInside = leastInside
    self.sparesOwnReader = sparesOwnReader
    self.degenerateReason = degenerateReason
  }

  /// Whether it leaves boxes out at all.
  public var leavesOut: Bool { leastSide != nil || leastInside != nil }

  /// Why a box is left out.
  public enum Refusal: Hashable, Sendable, CustomStringConvertible {
    /// A side is shorter, in pixels of the image.
    case shortSide(least: Double)
    /// Nothing of it, or next to nothing, is inside the image.
    case outside

    /// The reason, in words.
    public var description: String {
      switch self {
      case .shortSide(let least) where least >= 1:
        "a side is under \(Int(least)) px of the image"
      case .shortSide: "it has no width or no height"
      case .outside: "nothing of it is inside the image"
      }
    }
  }

  /// Why a box is left out; nothing for one that is handed on.
  ///
  /// - Parameters:
  ///   - edges: as labeled, in pixels of the image.
  ///   - placement: how the image lies in the network's input.
  public func refusal(of edges: Edges<Pixels>, _ placement: InputPlacement) -> Refusal? {
    if let leastSide, !(edges.width >= leastSide && edges.height >= leastSide) {
      return .shortSide(least: leastSide)
    }
    if let leastInside {
      let image = placement.image
      let across = Self.inside(edges.xMin, edges.xMax, image.width, placement.width)
      let down = Self.inside(edges.yMin, edges.yMax, image.height, placement.height)
      if !(across > leastInside && down > leastInside) { return .outside }
    }
    return nil
  }

  /// The first ground truth that stops the trainer, and what it raises; nothing where all pass.
  public func refused(of columns: GroundTruthColumns) -> (index: Int, reason: String)? {
    guard let degenerateReason else { return nil }
    let index = (0..<columns.count).first { index in
      let edges = columns.edges(of: index)
      return !(edges.xMax > edges.xMin && edges.yMax > edges.yMin)
    }
    return index.map { ($0, degenerateReason) }
  }

  /// The length of an interval inside the image, in pixels of the input.
  private static func inside(_ low: Double, _ high: Double, _ side: Int, _ seen: Double) -> Double {
    let whole = Double(side)
    return (min(max(high, 0), whole) - min(max(low, 0), whole)) * seen / whole
  }
}
