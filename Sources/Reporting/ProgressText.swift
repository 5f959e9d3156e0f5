import Text

/// The words of the progress line.
public enum ProgressText {
  /// `12,000 of 100,000 files, 6,000 a second, 15 s left`.
  ///
  /// - Parameter seconds: the time since the beginning.
  public static func line(
    done: Int, of total: Int, after seconds: Double, what: String = "files"
  ) -> String {
    let rate = Double(done) / max(seconds, 0.001)
    var text = "\(DecimalText.grouped(done)) of \(DecimalText.grouped(total)) \(what)"
    guard done > 0, done <= total else { return text }
    text += ", \(DecimalText.grouped(Int(rate.rounded()))) a second"
    let left = Int((Double(total - done) / rate).rounded(.up))
    return text + ", \(left < 120 ? "\(left) s" : "\((left + 59) / 60) min") left"
  }
}
