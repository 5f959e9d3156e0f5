/// What a trainer's project does around its encoder, whatever the preset: on the way from labels to
/// boxes, and with anchors before it trains.
public struct TrainerHabits: Hashable, Sendable {
  /// Which boxes its data step hands on to the encoder.
  public var dataStep: DataStep
  /// What it puts in the place of a preset's anchors; nothing where it trains with them.
  public var replacement: AnchorReplacement?

  /// Joins the two; by default every box is handed on, and anchors stay.
  public init(dataStep: DataStep = DataStep(), replacement: AnchorReplacement? = nil) {
    self.dataStep = dataStep
    self.replacement = replacement
  }
}
