import Trainers

/// Which images are shown.
public enum PreviewFilter: Hashable, Sendable {
  /// Some object is never matched.
  case unmatched
  /// Some object has forced matches only.
  case forced
  /// Some object has that class.
  case ofClass(String)

  /// Reads `unmatched`, `forced` or `class=NAME`.
  public init?(parsing text: String) {
    switch text {
    case "unmatched": self = .unmatched
    case "forced": self = .forced
    case _ where text.hasPrefix("class=") && text.count > 6:
      self = .ofClass(String(text.dropFirst(6)))
    default: return nil
    }
  }

  func passes(_ image: ImageMatches) -> Bool {
    switch self {
    case .unmatched: image.neverMatchedCount > 0
    case .forced: image.forcedCount > 0
    case .ofClass(let name): image.objects.contains { $0.className == name }
    }
  }
}

/// The order of the images.
public enum PreviewOrder: String, CaseIterable, Sendable {
  /// As the label files are sorted.
  case file
  /// Never-matched objects first, then forced ones, then low overlaps.
  case worst
}
