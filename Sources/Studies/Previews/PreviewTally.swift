import Trainers

/// Previews counted, image by image in their order.
public struct PreviewTally: Sendable {
  /// What the trainer makes of the images that its reader hands on.
  public private(set) var statistics = MatchStatistics()
  /// What changes under the trainer to compare with.
  public private(set) var comparison = MatchComparison()
  /// Pictures that were written.
  public private(set) var pictures = 0

  /// Nothing counted.
  public init() {}

  /// Counts an image.
  public mutating func add(_ part: PreviewPart) {
    if part.isDrawn { pictures += 1 }
    guard !part.isUnread else { return }
    statistics.add(part.matches, file: part.matches.stem)
    if let other = part.other { comparison.add(part.matches, other) }
  }
}
