import ArgumentParser
import Reporting
import Trainers

/// `--only`: which images are shown.
enum PreviewFilter: ExpressibleByArgument, Hashable, Sendable {
  /// Some object is never matched.
  case unmatched
  /// Some object has forced matches only.
  case forced
  /// Some object has that class.
  case ofClass(String)

  init?(argument: String) {
    switch argument {
    case "unmatched": self = .unmatched
    case "forced": self = .forced
    case _ where argument.hasPrefix("class=") && argument.count > 6:
      self = .ofClass(String(argument.dropFirst(6)))
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

/// `--sort`: the order of the images.
enum PreviewOrder: String, CaseIterable, ExpressibleByArgument {
  /// As the label files are sorted.
  case file
  /// Never-matched objects first, then forced ones, then low overlaps.
  case worst
}
