/// What a trainer does with an image that has no ground truths.
public enum EmptyImagePolicy: Hashable, Sendable {
  /// Every prior is negative.
  case background
  /// It raises, with this message.
  case refused(reason: String)
  /// One row of −1 stands in, as batch padding leaves it: box `(−1, −1, −1, −1)`, class −1.
  case paddingRow
  /// A box over the whole image with the background class stands in.
  case wholeImage
}

/// The box that a trainer puts in the place of no ground truth.
public enum StandIn: Hashable, Sendable {
  /// See ``EmptyImagePolicy/paddingRow``.
  case paddingRow
  /// See ``EmptyImagePolicy/wholeImage``.
  case wholeImage
}
