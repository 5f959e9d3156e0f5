import Boxes

/// Anchors shared out to a detector's levels.
struct AnchorLevels {
  /// The strides in pixels, fine to coarse.
  let strides: [Int]
  /// The places of each level's anchors in the list by area, fine to coarse, none empty.
  let ranges: [Range<Int>]
  /// The anchors, level by level; within a level by area, or in the order given.
  let anchors: [Size<Pixels>]

  /// Shares anchors out by area: the smallest to the finest level. Levels differ by at most one
  /// anchor; the coarser ones have the surplus.
  init(
    _ request: EmitRequest, target: String, usualStrides: [Int]
  ) throws(EmitError) {
    let strides = request.options.strides ?? usualStrides
    guard let first = strides.first, first > 0, zip(strides, strides.dropFirst()).allSatisfy(<)
    else { throw .badStrides(strides) }
    self.strides = strides
    (anchors, ranges) = try Self.shared(request, levels: strides.count, target: target)
  }

  /// Anchors level by level, and the places of each level's.
  static func shared(
    _ request: EmitRequest, levels: Int, target: String
  ) throws(EmitError) -> (anchors: [Size<Pixels>], ranges: [Range<Int>]) {
    let given = try request.requireAnchors(for: target)
    let ranges = try ranges(of: given.count, levels: levels, target: target)
    let byArea = given.indices.sorted {
      (given[$0].area, given[$0].width, $0) < (given[$1].area, given[$1].width, $1)
    }
    return (ranges.flatMap { byArea[$0].sorted().map { given[$0] } }, ranges)
  }

  /// The anchors of each level, fine to coarse.
  var sizes: [[Size<Pixels>]] { ranges.map { Array(anchors[$0]) } }

  /// Refuses levels of different counts, for trainers whose head is the same on each.
  func requireEven(for target: String) throws(EmitError) {
    guard Set(ranges.map(\.count)).count == 1 else {
      throw .unevenLevels(target: target, anchors: anchors.count, levels: ranges.count)
    }
  }

  /// Consecutive ranges, as even as can be, the surplus at the end.
  static func ranges(
    of count: Int, levels: Int, target: String
  ) throws(EmitError) -> [Range<Int>] {
    guard count >= levels else {
      throw .tooFewAnchors(target: target, anchors: count, levels: levels)
    }
    let (each, surplus) = count.quotientAndRemainder(dividingBy: levels)
    var start = 0
    return (0..<levels).map { level in
      let length = each + (level >= levels - surplus ? 1 : 0)
      defer { start += length }
      return start..<start + length
    }
  }
}

extension EmitRequest {
  /// The anchors, or the refusal of none.
  func requireAnchors(for target: String) throws(EmitError) -> [Size<Pixels>] {
    guard !anchors.isEmpty else { throw .noAnchors(target: target) }
    return anchors
  }

  /// The checked layout, or the refusal of none.
  func requireLayout(for target: String) throws(EmitError) -> LevelTable {
    guard let layout else { throw .needsLayout(target: target) }
    if let fault = layout.fault { throw .badLayout(level: fault.level, reason: fault.reason) }
    return layout
  }

  /// Refuses a base file, for targets that can't update one.
  func refuseBase(for target: String) throws(EmitError) {
    guard base == nil else { throw .noBase(target: target) }
  }
}
