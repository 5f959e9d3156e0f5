/// What a trainer was seen doing: a row of the table that a rule about trainers shows.
public struct TrainerSighting: Hashable, Sendable {
  /// How it is known.
  public enum Evidence: String, Hashable, Sendable {
    /// Its own code was run, and the numbers were recorded.
    case run
    /// Its code was read.
    case read
  }

  /// What `--profile` calls the trainer, with the preset where it is not all of them.
  public let trainer: String
  /// The version or the commit.
  public let version: String
  /// How it is known.
  public let evidence: Evidence
  /// What it does, in words.
  public let what: String

  /// Tells of a trainer.
  public init(_ trainer: String, _ version: String, _ evidence: Evidence, _ what: String) {
    self.trainer = trainer
    self.version = version
    self.evidence = evidence
    self.what = what
  }
}
