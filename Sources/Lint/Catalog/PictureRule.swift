import Labels

/// A rule that judges a picture's own file beside its labels. Runs where an image folder is known.
public protocol PictureRule: Rule {
  /// Reports what is wrong with the picture, or between it and its labels.
  func check(_ picture: ImageFacts, of image: LabeledImage, report: (Finding) -> Void)
}

extension PictureRule {
  /// Is asked of each picture.
  public func enroll(in roster: inout RuleRoster) { roster.add(pictures: self) }
}
