import Labels

extension PixelJudgment {
  /// How VOC numbers were read, the option that says the same, and what tells it:
  /// `note: VOC numbers are read as edges (--voc-pixels continuous): 39 minima of 0 and 32 maxima of
  /// the width`. A warning where no reading suits all files.
  public var note: String {
    """
    \(isDisputed ? "warning" : "note"): VOC numbers are read as \(convention.meaning) (--voc-pixels \(convention.rawValue)): \
    \(reason)
    """
  }
}
