extension LabeledImage {
  /// Whether it stands for a file of which nothing could be read: its objects are not known, which is
  /// not the same as having none.
  public var isUnread: Bool {
    !isDocument && objects.isEmpty && issues.contains(where: \.kind.emptiesFile)
  }
}

extension LabeledImage {
  /// Whether there is nothing but the reason why the file was not opened.
  package var wasNotOpened: Bool {
    issues.contains { issue in
      switch issue.kind {
      case .unreadable, .notARegularFile, .tooLarge: true
      default: false
      }
    }
  }
}

extension LabeledImage {
  /// Whether it stands for a text that is no label.
  fileprivate var isForeign: Bool {
    isDocument
      && issues.contains {
        if case .noLabel = $0.kind { true } else { false }
      }
  }
}

extension ReadIssue.Kind {
  /// Whether a file with this issue and no objects was not read, and may have had some.
  fileprivate var emptiesFile: Bool {
    switch self {
    case .unreadable, .notARegularFile, .tooLarge, .badEncoding, .lineTooLong, .tooManyObjects,
      .malformedXML, .wrongRoot, .doctype(refused: true), .xmlLimit, .wrongFieldCount,
      .rowsRunTogether,
      .trackingFormat, .malformedJSON, .badStructure, .unsupportedFormat:
      true
    default: false
    }
  }
}

/// The label files of which nothing could be read: how many, and the first by path.
public struct UnreadLabels: Hashable, Sendable {
  /// How many.
  public private(set) var count = 0
  /// The first of them, by path.
  public private(set) var first: String?
  /// How many texts among the labels are none: a log, a calibration file.
  public private(set) var foreignCount = 0
  /// The first of them, by path.
  public private(set) var firstForeign: String?

  /// None.
  public init() {}

  /// Counts an image if it stands for such a file.
  ///
  /// - Returns: whether it does, and so is no image.
  public mutating func take(_ image: LabeledImage) -> Bool {
    if image.isForeign {
      foreignCount += 1
      firstForeign = firstForeign.map { min($0, image.path) } ?? image.path
    }
    guard image.isUnread else { return false }
    count += 1
    first = first.map { min($0, image.path) } ?? image.path
    return true
  }

  /// Adds what another thread counted.
  public mutating func merge(_ other: UnreadLabels) {
    count += other.count
    foreignCount += other.foreignCount
    first = Self.earlier(first, other.first)
    firstForeign = Self.earlier(firstForeign, other.firstForeign)
  }

  private static func earlier(_ a: String?, _ b: String?) -> String? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }
}
