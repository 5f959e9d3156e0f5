/// What a trainer puts in the place of the anchors that it is given, when it starts to train: whoever
/// tunes anchors for it should know.
public struct AnchorReplacement: Hashable, Sendable {
  /// The trainer with its version: `otx 2.6.0`.
  public var trainer: String
  /// By what and how, in words that go on after "replaces the anchors".
  public var how: String
  /// What saves anchors; nothing where every training replaces them.
  public var check: AnchorCheck?

  /// Joins the three.
  public init(trainer: String, how: String, check: AnchorCheck? = nil) {
    self.trainer = trainer
    self.how = how
    self.check = check
  }

  /// One sentence, without a full stop.
  public var sentence: String {
    let unless = check.map {
      ", unless their best possible recall is \($0.isEnough ? "" : "above ")\($0.leastRecall)"
        + "\($0.isEnough ? " or more" : "")"
    }
    return "\(trainer) replaces the anchors \(how)\(unless ?? "")"
  }
}
