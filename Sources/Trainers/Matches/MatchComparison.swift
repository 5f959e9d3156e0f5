/// The same images under two trainers: how objects fare before and after.
public struct MatchComparison: Sendable {
  /// What the first makes of them.
  public private(set) var before = MatchStatistics()
  /// What the second makes of them.
  public private(set) var after = MatchStatistics()
  /// Objects without a prior under the first that have one under the second.
  public private(set) var gained = 0
  /// Objects with a prior under the first that have none under the second.
  public private(set) var lost = 0

  /// Nothing compared.
  public init() {}

  /// Adds an image. An object that only one of them reads counts for that one alone.
  public mutating func add(_ first: ImageMatches, _ second: ImageMatches) {
    before.add(first, file: first.stem)
    after.add(second, file: second.stem)
    let change = Self.change(first, second)
    gained += change.gained
    lost += change.lost
  }

  /// How many objects of an image gain a prior, and how many lose their last.
  public static func change(
    _ first: ImageMatches, _ second: ImageMatches
  ) -> (gained: Int, lost: Int) {
    let reached = Dictionary(
      first.objects.map { ($0.object, !$0.isNeverMatched) }, uniquingKeysWith: { old, _ in old })
    var change = (gained: 0, lost: 0)
    for object in second.objects {
      guard let wasReached = reached[object.object] else { continue }
      if wasReached, object.isNeverMatched { change.lost += 1 }
      if !wasReached, !object.isNeverMatched { change.gained += 1 }
    }
    return change
  }
}
