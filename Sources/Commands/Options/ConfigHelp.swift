import Studies

/// What options about a trainer's config have in common.
enum ConfigHelp {
  /// `--config`.
  static let config =
    "A trainer's own config, or one that anchors emit wrote: squeeze.config, a darknet cfg, a YOLOv5 "
    + "model, pipeline.config, …"
  /// `--input-size`, for configs.
  static let inputSize =
    "The network's input: for a --config that does not say it, or a --preset that can be made for any."
}

extension CommandContext {
  /// Says what a config leaves out or is not read of it.
  func tellNotes(of choice: TrainerChoice?, _ manners: MannersOptions) throws {
    if manners.quiet { return }
    for note in try choice?.notes() ?? [] { complain("note: \(note)") }
  }

  /// Says where a config is for another number of classes than labels have.
  func warn(
    ofClasses names: [String], under choice: TrainerChoice?, _ manners: MannersOptions
  ) throws {
    if manners.quiet { return }
    if let note = try choice?.classCountNote(names) { complain("warning: \(note)") }
  }
}
