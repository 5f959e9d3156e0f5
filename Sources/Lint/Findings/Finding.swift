import Labels

/// What a rule found: where, how grave, in words, and how to repair it.
public struct Finding: Hashable, Sendable {
  /// The rule's code, `BOX001`.
  public var code: String
  /// The rule's name, `box-out-of-bounds`.
  public var name: String
  /// How grave it is here; mostly the rule's own severity.
  public var severity: Severity
  /// The file, relative to the input root; empty when the finding is about the whole dataset.
  public var file: String
  /// The place in the file; `nil` when the file as a whole is meant.
  public var position: TextPosition?
  /// The 0-based object in the file; `nil` when no single object is meant.
  public var object: Int?
  /// The class of that object.
  public var className: String?
  /// The sentence, without a full stop.
  public var message: Message
  /// The proposed repair.
  public var fix: Fix?
  /// The XML element that the finding is about, where the reader does not keep its place; the
  /// linter looks it up when it is given the file's bytes.
  public var element: String?
  /// What it has in common with others, where one of them may speak for all.
  public var kind: Kind?
  /// What the object says, as a hash that stays the same when lines move; see ``Baseline``.
  public var fingerprint: UInt64

  /// Text made beside the rule, from values.
  public struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The sentence; names in it are quoted as written and may hold any character.
    public var text: String

    /// Takes a sentence.
    public init(stringLiteral text: String) { self.text = text }

    /// Takes a sentence.
    public init(_ text: String) { self.text = text }
  }

  /// About one object of a file.
  public init(
    _ info: RuleInfo, in image: LabeledImage, at object: LabeledObject, _ message: Message,
    severity: Severity? = nil, fix: Fix? = nil
  ) {
    self.init(
      info, file: image.path, at: object.position, message, severity: severity, fix: fix)
    self.object = object.index
    className = object.className
    fingerprint = Fingerprint.of(object)
  }

  /// About what a trainer's reader made of a line.
  init(
    _ info: RuleInfo, in image: LabeledImage, atLine line: Int, object place: Int?,
    _ message: Message, severity: Severity? = nil
  ) {
    guard let object = place.flatMap(image.object) else {
      self.init(
        info, file: image.path, at: TextPosition(line: line, column: 1), message,
        severity: severity)
      return
    }
    self.init(info, in: image, at: object, message, severity: severity)
    if line != object.position.line { position = TextPosition(line: line, column: 1) }
  }

  /// About a place of a file, or about the file.
  public init(
    _ info: RuleInfo, file: String, at position: TextPosition? = nil, _ message: Message,
    severity: Severity? = nil, fix: Fix? = nil, element: String? = nil
  ) {
    self.element = element
    code = info.code
    name = info.name
    self.severity = severity ?? info.severity
    self.file = file
    self.position = position
    self.message = message
    self.fix = fix
    fingerprint = Fingerprint.ofWords(message.text)
  }

  /// About what a reader could not read.
  init(
    _ info: RuleInfo, in image: LabeledImage, issue: ReadIssue, _ message: Message,
    severity: Severity? = nil, fix: Fix? = nil
  ) {
    self.init(
      info, file: image.path, at: issue.position, message, severity: severity, fix: fix)
    guard let index = issue.object else { return }
    object = index
    guard let found = image.objects.first(where: { $0.index == index }) else { return }
    className = found.className
    fingerprint = Fingerprint.of(found)
  }
}

extension Finding {
  /// Adds which annotation of which image of a document it is about, as far as it does not say so:
  /// the line of a document may hold all of it.
  mutating func say(_ coco: COCOImage, of image: LabeledImage) {
    let annotation = object.flatMap { image.object(at: $0)?.annotationID }.map {
      "annotation \($0)"
    }
    var words: [String] = []
    if let annotation, !message.text.contains(annotation) { words.append(annotation) }
    if coco.fileName.isEmpty || !message.text.contains(coco.fileName) {
      let name = coco.fileName.isEmpty ? "image \(coco.id)" : Message.quoted(coco.fileName)
      words.append((words.isEmpty ? "in " : "of ") + name)
    }
    if !words.isEmpty { message.text += " (\(words.joined(separator: " ")))" }
  }
}

extension Finding: Comparable {
  /// Orders by file, place and code, as reports list findings. Findings that agree in these are
  /// ordered by object, then by message, so that the order never depends on threads.
  public static func < (a: Finding, b: Finding) -> Bool {
    if a.file != b.file { return a.file < b.file }
    let (first, second) = (a.position ?? .start, b.position ?? .start)
    if first != second { return first < second }
    if a.code != b.code { return a.code < b.code }
    if a.object != b.object { return (a.object ?? -1) < (b.object ?? -1) }
    return a.message.text < b.message.text
  }
}
