extension ImageMatches {
  /// How badly the image fares, small enough to keep for every image of a dataset.
  public struct Ranking: Hashable, Sendable {
    private let neverMatchedShare: Double
    private let forcedShare: Double
    private let missingIoU: Double

    fileprivate init(_ matches: ImageMatches) {
      let all = Double(max(1, matches.objects.count))
      neverMatchedShare = Double(matches.neverMatchedCount) / all
      forcedShare = Double(matches.forcedCount) / all
      missingIoU = 1 - (matches.meanBestIoU ?? 1)
    }

    /// Whether the image should be looked at before the other: a larger share of its objects is
    /// never matched, then a larger share forced, then the mean best IoU is lower.
    ///
    /// - Ties: neither is worse; the caller keeps its order.
    public func isWorse(than other: Ranking) -> Bool {
      (neverMatchedShare, forcedShare, missingIoU)
        > (other.neverMatchedShare, other.forcedShare, other.missingIoU)
    }
  }

  /// How badly the image fares.
  public var ranking: Ranking { Ranking(self) }

  /// The mean, over objects, of the best IoU among an object's positive priors; a never-matched
  /// object counts as 0. Nothing without objects.
  public var meanBestIoU: Double? {
    guard !objects.isEmpty else { return nil }
    return objects.reduce(0) { $0 + ($1.bestIoU ?? 0) } / Double(objects.count)
  }
}

extension ImageMatches.Ranking {
  /// The places of rankings, the worst first.
  ///
  /// - Ties: the order they have.
  public static func worstFirst(_ rankings: [ImageMatches.Ranking]) -> [Int] {
    rankings.indices.sorted {
      if rankings[$0].isWorse(than: rankings[$1]) { return true }
      return rankings[$1].isWorse(than: rankings[$0]) ? false : $0 < $1
    }
  }
}
