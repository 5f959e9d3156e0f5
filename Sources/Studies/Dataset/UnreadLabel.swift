import Labels

extension LabeledImage {
  /// Whether it stands for a file, or the part of a document, that could not be read: its objects
  /// are not known, which is not the same as having none.
  var isUnread: Bool {
    if isDocument { return true }
    return objects.isEmpty && issues.contains(where: \.kind.emptiesFile)
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
