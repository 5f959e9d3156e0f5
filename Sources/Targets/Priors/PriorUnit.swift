/// The unit of a table of priors or sizes.
public enum PriorUnit: Hashable, Sendable {
  /// Pixels of the network's input.
  case pixel
  /// Shares of the input's own side, per axis.
  case unit
  /// Shares of the input's shorter side.
  case shorterSide
}
