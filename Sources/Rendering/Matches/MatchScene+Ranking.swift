extension MatchScene {
  /// Whether this image should be looked at before the other: a larger share of its objects is never
  /// matched, then a larger share forced, then the mean best IoU is lower.
  ///
  /// - Ties: by title, so that a sorted list is the same every time.
  public func isWorse(than other: MatchScene) -> Bool {
    let (mine, theirs) = (ranking, other.ranking)
    return mine == theirs ? title < other.title : mine > theirs
  }

  /// Larger is worse, the first number that differs decides.
  private var ranking: (Double, Double, Double) {
    let all = Double(max(1, objects.count))
    return (
      Double(count(.neverMatched)) / all, Double(count(.forced)) / all, 1 - (meanBestIoU ?? 1)
    )
  }
}
