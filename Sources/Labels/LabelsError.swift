/// What stops a run before labels can be read. One bad file or object never does; that is a
/// ``ReadIssue``.
public enum LabelsError: Error, Hashable, Sendable {
  /// No file or folder of that name.
  case notFound(path: String)
  /// The system refused; its own words.
  case system(path: String, action: String, reason: String)
  /// Nothing that looks like a label; what was looked for, and what was found instead.
  case noLabels(path: String, lookedFor: String, found: String)
  /// The content of a file fits no format.
  case unknownFormat(path: String)
  /// A list of paths or classes has a fault.
  case badList(path: String, line: Int, reason: String)
  /// A label file can't be changed as asked; whoever knows its path adds it.
  case cannotEdit(EditFault)
}

extension LabelsError: CustomStringConvertible {
  /// What, where, what was expected, what to do.
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file or folder. Check the path; globs are expanded by the shell."
    case .system(let path, let action, let reason):
      "\(path): cannot \(action): \(reason)."
    case .noLabels(let path, let lookedFor, let found):
      "\(path): no labels found. Looked for \(lookedFor); found \(found). "
        + "Give the folder that holds the labels, or --labels-format."
    case .unknownFormat(let path):
      "\(path): the format cannot be told from its content. Give --labels-format."
    case .badList(let path, let line, let reason):
      "\(path):\(line): \(reason)."
    case .cannotEdit(let fault): "the file was left as it is: \(fault)."
    }
  }
}
