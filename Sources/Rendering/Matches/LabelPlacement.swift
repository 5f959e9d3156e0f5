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

    /// Describes a label.
    public init(anchor: Rectangle, width: Double, height: Double, mayDetach: Bool = false) {
      self.anchor = anchor
      self.width = width
      self.height = height
      self.mayDetach = mayDetach
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
      for (rank, candidate) in candidates(for: request, in: bounds).enumerated() {
        // A place farther down the list must hide clearly less to win.
        let start = Double(rank) * request.height * request.height * 0.05
        guard start < leastCost, !occupied.contains(where: candidate.overlaps) else { continue }
        let cost = keepVisible.reduce(start) { $0 + candidate.overlap($1) }
        if cost < leastCost {
          leastCost = cost
          best = candidate
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

  private static func candidates(for request: Request, in bounds: Rectangle) -> [Rectangle] {
    let box = request.anchor.clipped(to: bounds)
    let (width, height) = (request.width, request.height)
    let right = box.maxX - width
    var corners = [
      (box.x, box.y - height), (right, box.y - height), (box.x, box.maxY), (right, box.maxY),
      (box.x, box.y), (right, box.y), (box.x, box.maxY - height), (right, box.maxY - height),
      (box.maxX, box.y), (box.x - width, box.y), (box.maxX, box.maxY - height),
      (box.x - width, box.maxY - height), (box.midX - width / 2, box.y - height),
      (box.midX - width / 2, box.midY - height / 2),
    ]
    if request.mayDetach {
      for step in stride(from: 1.5, through: 7.5, by: 1) {
        corners += [
          (box.x, box.y - height * (1 + step)), (box.x, box.maxY + height * step),
          (right, box.y - height * (1 + step)), (right, box.maxY + height * step),
          (box.maxX + height * step, box.y), (box.x - width - height * step, box.y),
        ]
      }
    }
    return corners.map { corner in
      Rectangle(
        x: min(max(corner.0, bounds.x), bounds.maxX - width),
        y: min(max(corner.1, bounds.y), bounds.maxY - height), width: width, height: height)
    }
  }
}
