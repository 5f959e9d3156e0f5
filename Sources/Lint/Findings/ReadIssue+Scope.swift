import Labels

extension ReadIssue.Kind {
  /// Whether nothing of the file could be used, so that its objects are unknown.
  var spoilsFile: Bool {
    switch self {
    case .unreadable, .notARegularFile, .tooLarge, .malformedXML, .wrongRoot, .xmlLimit,
      .unsupportedFormat, .doctype(refused: true), .badEncoding, .wrongFieldCount, .trackingFormat,
      .rowsRunTogether,
      .lineTooLong, .malformedJSON:
      true
    default: false
    }
  }
}
