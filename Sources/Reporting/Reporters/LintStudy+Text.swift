import Studies

extension LintStudy.Outcome {
  /// How many images the profile's trainer could not be asked about; nothing where it could be
  /// asked about all.
  public func unaskedText(of trainer: String) -> String? {
    guard unaskedFiles > 0 else { return nil }
    return
      "\(unaskedFiles) of \(files) images have no known size, so \(trainer) could not be asked "
      + "about them. Give --images DIR or --image-size WxH."
  }
}
