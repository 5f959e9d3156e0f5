import Targets

extension LayoutNode {
  private static let share = "a number from 0 to 1"

  /// Who learns what.
  func policy() throws(LayoutError) -> MatchPolicy {
    try object { (node) throws(LayoutError) in
      let words = [
        ("none", 0), ("bipartite", 1), ("best-prior", 2), ("one-to-one", 3),
        ("every-best-prior", 4),
      ]
      let forced = try node.required(
        "forced", "'none', 'bipartite', 'best-prior', 'one-to-one' or 'every-best-prior'"
      ).word(words)
      let floor =
        try node.optional("floor")?.number(0...1, Self.share) ?? (forced == 4 ? 0 : 1e-6)
      guard forced != 1 || floor > 0 else {
        throw node.optional("floor")?.unexpected("a number above 0") ?? node.unexpected("a floor")
      }
      let owner = try node.optional("tieOwner")?.word(LayoutWords.tieOwners) ?? .last
      let floorComparator =
        try node.optional("floorComparator")?.word(LayoutWords.comparators) ?? .above
      let conflict = try node.optional("conflict")?.word(LayoutWords.conflicts) ?? .last
      let threshold = try node.optional("threshold")?.number(0...1, Self.share) ?? 0.5
      let band = node.optional("ignoredFrom")
      let ignoredFrom = try band?.number(0...threshold, "a number from 0 to the threshold")
      let forcedMatching: ForcedMatching =
        switch forced {
        case 0: .none
        case 1: .bipartite(floor: floor, floorComparator)
        case 2: .bestPrior(conflict: conflict)
        case 3: .oneToOne
        default: .everyBestPrior(owner: owner, floor: floor)
        }
      return MatchPolicy(
        forced: forcedMatching, sharesTies: try node.optional("shareTies")?.bool() ?? false,
        threshold: threshold,
        comparator: try node.optional("comparator")?.word(LayoutWords.comparators) ?? .atLeast,
        ignoredFrom: ignoredFrom, backgroundPriors: try node.backgroundPriors(),
        emptyImage: try node.emptyImage())
    }
  }

  private mutating func backgroundPriors() throws(LayoutError) -> [Int] {
    var priors: [Int] = []
    for node in try optional("backgroundPriors")?.elements("an array of priors") ?? [] {
      priors.append(try node.int(0...LayoutFile.priorLimit))
    }
    return priors
  }

  private mutating func emptyImage() throws(LayoutError) -> EmptyImagePolicy {
    let choice = optional("emptyImage")
    let reason = try optional("emptyReason")?.string() ?? "its layout file says so"
    let words: [(String, EmptyImagePolicy)] = [
      ("background", .background), ("refused", .refused(reason: reason)),
      ("padding-row", .paddingRow), ("whole-image", .wholeImage),
    ]
    return try choice?.word(words) ?? .background
  }
}
