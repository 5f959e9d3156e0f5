extension TargetEncoder {
  /// The same encoder for another count of classes: where the background's number follows the last
  /// class, it moves. Priors are kept.
  public func counting(_ classes: Int) -> TargetEncoder {
    var encoder = self
    encoder.preset.classes = preset.classes.counting(classes)
    return encoder
  }
}
