import Labels

extension LabeledImage {
  /// Why nothing at all could be read of the file, in words; nothing when something was, or when it
  /// is sound and empty.
  var fileFault: (reason: String, line: Int)? {
    for issue in issues where issue.object == nil {
      if let reason = issue.kind.faultOfFile { return (reason, issue.position.line) }
    }
    return nil
  }
}

extension ReadIssue.Kind {
  /// What spoils a file as a whole.
  fileprivate var faultOfFile: String? {
    switch self {
    case .unreadable(let reason): "the file can't be read: \(reason)"
    case .notARegularFile(let what): "the path is \(what)"
    case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; the limit is \(limit)"
    case .badEncoding(let detail): detail
    case .tooManyObjects(let limit): "the file has more than \(limit) objects"
    case .malformedXML(let message): "the file is not well-formed XML: \(message)"
    case .wrongRoot(let found): "the root element is <\(found)>, not <annotation>"
    case .doctype(refused: true):
      "a document type that declares something is never expanded here"
    case .xmlLimit(let what): what
    case .malformedJSON(let message): "the file is no JSON: \(message)"
    case .badStructure(let detail): detail
    case .unsupportedFormat(let name): "the format '\(name)' is not read"
    default: nil
    }
  }
}
