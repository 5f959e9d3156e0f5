import Glibc

/// Finds label files: in files, folders, dataset roots and lists that a user names.
///
/// ```swift
/// let files = try DatasetLoader().find(["VOC2012"])  // VOC2012/Annotations/*.xml
/// print(files.count, files.classNames ?? [])
/// ```
public struct DatasetLoader: Sendable {
  /// The format that the user states; `nil` to tell it from names and content.
  public var format: LabelFormatName?

  /// Finds labels of one format, or of any.
  public init(format: LabelFormatName? = nil) { self.format = format }

  /// Finds the label files of some inputs, each once, in the byte order of their paths.
  ///
  /// - Parameter paths: Files, folders (walked to the bottom), `@list` and `-`.
  /// - Throws: ``LabelsError`` when an input is not there, or nothing that looks like a label is.
  public func find(_ paths: [String]) throws(LabelsError) -> LabelFiles {
    var inputs: [ResolvedInput] = []
    for input in try InputPath.expand(paths) { inputs.append(try ResolvedInput(input)) }
    let root = InputRoot.common(inputs)
    var found = LabelFiles(rootBytes: root.path)
    var walk = FolderWalk(format: format)
    for input in inputs {
      switch input.kind {
      case .folder:
        try walk.walk(input, below: root, into: &found)
      case .file(let oddity):
        walk.add(file: input, oddity: oddity, below: root, into: &found)
      }
    }
    if inputs.count > 1 { found.sortAndDropRepeats() }
    guard found.count > 0 else {
      throw .noLabels(
        path: paths.joined(separator: ", "), lookedFor: lookedFor, found: walk.census.description)
    }
    found.findClassLists()
    return found
  }

  private var lookedFor: String {
    format.map { "\($0.type.title) labels (*.\($0.type.fileExtension))" } ?? LabelFormats.lookedFor
  }
}

/// An input that was looked up.
struct ResolvedInput {
  /// What the input is.
  enum Kind {
    case folder
    /// A file; what it is when it is no regular one.
    case file(oddity: String?)
  }

  let path: [UInt8]
  let kind: Kind

  init(_ input: InputPath) throws(LabelsError) {
    path = input.bytes
    var status = stat()
    let failed = withCPath(input.bytes) { stat($0, &status) } != 0
    guard !failed else {
      let code = errno
      let shown = PathBytes.display(input.bytes)
      if let source = input.source {
        throw .badList(
          path: source.list, line: source.line, reason: "\(shown): \(systemReason(code))")
      }
      if code == ENOENT || code == ENOTDIR { throw .notFound(path: shown) }
      throw .system(path: shown, action: "look it up", reason: systemReason(code))
    }
    let found = FileKind(mode: status.st_mode)
    kind = found == .folder ? .folder : .file(oddity: found.oddity)
  }

  /// The folder of the input: itself, or the one that holds the file.
  var folder: [UInt8] {
    guard case .file = kind else { return path }
    guard let slash = path.lastIndex(of: PathBytes.slash) else { return [PathBytes.dot] }
    return slash == 0 ? [PathBytes.slash] : Array(path[..<slash])
  }

  var name: [UInt8] { path.split(separator: PathBytes.slash).last.map(Array.init) ?? [] }
}
