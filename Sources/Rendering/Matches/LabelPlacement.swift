/// Finds a place beside its box for each of many labels, so that none covers another.
public enum LabelPlacement {
  /// A label that wants a place.
  public struct Request: Hashable, Sendable {
    /// The box it belongs to.
    public var anchor: Rectangle
    /// The label's width.
    public var width: Double
    /// The label's height.
    public var height: Double
    /// Whether it may stand off, with a line to its box, when no place beside it is free.
    public var mayDetach: Bool
    /// The most area of boxes to keep visible that it may hide; it is left out before it hides more.
    public var mostHidden: Double

    /// Describes a label.
    public init(
      anchor: Rectangle, width: Double, height: Double, mayDetach: Bool = false,
      mostHidden: Double = .infinity
    ) {
      self.anchor = anchor
      self.width = width
      self.height = height
      self.mayDetach = mayDetach
      self.mostHidden = mostHidden
    }
  }

  /// Places the labels, each in the place that hides least of the boxes in `keepVisible`.
  ///
  /// - Returns: one frame a request, in the same order, nothing where no place was free. Frames lie
  ///   inside `bounds` and overlap neither each other nor `taken`.
  /// - Ties: earlier requests choose first; of equal places, the earlier in this order: above, below,
  ///   inside, beside, farther off.
  public static func place(
    _ requests: [Request], in bounds: Rectangle, taken: [Rectangle] = [],
    keepVisible: [Rectangle] = []
  ) -> [Rectangle?] {
    var occupied = taken
    return requests.map { request in
      guard request.width <= bounds.width, request.height <= bounds.height else { return nil }
      var best: Rectangle?
      var leastCost = Double.infinity
      for rank in 0..<(request.mayDetach ? cornerCount + standoffCount : cornerCount) {
        // A place farther down the list must hide clearly less to win.
        let start = Double(rank) * request.height * request.height * 0.05
        guard start < leastCost else { break }
        let frame = candidate(rank, for: request, in: bounds)
        guard !occupied.contains(where: frame.overlaps) else { continue }
        var cost = start
        for box in keepVisible where cost < leastCost { cost += frame.overlap(box) }
        if cost < leastCost, cost - start <= request.mostHidden {
          leastCost = cost
          best = frame
        }
      }
      if let best { occupied.append(best) }
      return best
    }
  }

  /// Whether a label stands off its box, so that a line should join the two.
  public static func isDetached(_ frame: Rectangle, from anchor: Rectangle) -> Bool {
    !frame.inset(by: -1.5).overlaps(anchor)
  }

  /// Places that touch the box.
  private static let cornerCount = 14
  /// Places farther off: six directions, seven distances.
  private static let standoffCount = 42

  private static func candidate(_ rank: Int, for request: Request, in bounds: Rectangle)
    -> Rectangle
  {
    let box = request.anchor.clipped(to: bounds)
    let (width, height) = (request.width, request.height)
    let corner =
      rank < cornerCount
      ? touching(rank, box: box, width: width, height: height)
      : standingOff(rank - cornerCount, box: box, width: width, height: height)
    return Rectangle(
      x: min(max(corner.x, bounds.x), bounds.maxX - width),
      y: min(max(corner.y, bounds.y), bounds.maxY - height), width: width, height: height)
  }

  private static func touching(_ rank: Int, box: Rectangle, width: Double, height: Double)
    -> Point
  {
    let right = box.maxX - width
    let above = box.y - height
    let bottom = box.maxY - height
    return switch rank {
    case 0: Point(x: box.x, y: above)
    case 1: Point(x: right, y: above)
    case 2: Point(x: box.x, y: box.maxY)
    case 3: Point(x: right, y: box.maxY)
    case 4: Point(x: box.x, y: box.y)
    case 5: Point(x: right, y: box.y)
    case 6: Point(x: box.x, y: bottom)
    case 7: Point(x: right, y: bottom)
    case 8: Point(x: box.maxX, y: box.y)
    case 9: Point(x: box.x - width, y: box.y)
    case 10: Point(x: box.maxX, y: bottom)
    case 11: Point(x: box.x - width, y: bottom)
    case 12: Point(x: box.midX - width / 2, y: above)
    default: Point(x: box.midX - width / 2, y: box.midY - height / 2)
    }
  }

  private static func standingOff(_ rank: Int, box: Rectangle, width: Double, height: Double)
    -> Point
  {
    let distance = height * (1.5 + Double(rank / 6))
    return switch rank % 6 {
    case 0: Point(x: box.x, y: box.y - height - distance)
    case 1: Point(x: box.x, y: box.maxY + distance)
    case 2: Point(x: box.maxX - width, y: box.y - height - distance)
    case 3: Point(x: box.maxX - width, y: box.maxY + distance)
    case 4: Point(x: box.maxX + distance, y: box.y)
    default: Point(x: box.x - width - distance, y: box.y)
    }
  }
}
