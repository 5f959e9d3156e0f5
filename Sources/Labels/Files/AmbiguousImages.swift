/// Labels that have pictures in several folders below the one that the user names, none of them nearer
/// to the label than the others: which one is meant can't be known.
public struct AmbiguousImages: Hashable, Sendable {
  /// One of these labels.
  public struct Example: Hashable, Sendable {
    /// The label file.
    public let label: String
    /// The picture that it is read with.
    public let picture: String
    /// Another one of its name.
    public let other: String

    /// Names the three files.
    public init(label: String, picture: String, other: String) {
      self.label = label
      self.picture = picture
      self.other = other
    }
  }

  /// How many labels.
  public private(set) var count = 0
  /// The first of them.
  public private(set) var examples: [Example] = []

  /// None.
  public init() {}

  /// Counts a label; one of the first few is kept.
  public mutating func add(_ example: Example) {
    count += 1
    if examples.count < Self.kept { examples.append(example) }
  }

  private static let kept = 3
}
