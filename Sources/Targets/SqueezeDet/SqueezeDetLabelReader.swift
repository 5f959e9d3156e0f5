import Boxes

/// Whose reader is followed.
public enum SqueezeDetDialect: Hashable, Sendable, CaseIterable {
  /// Any bad line is dropped in silence.
  case keras
  /// Only a line of an unknown class is skipped; any other bad line stops the trainer.
  case tensorFlow
}

/// What the trainer makes of one label file.
public struct SqueezeDetLabels: Hashable, Sendable {
  /// What it keeps, in the file's order: the order decides who gets which prior.
  public internal(set) var kept: [SqueezeDetObject] = []
  /// What it drops, in the file's order.
  public internal(set) var dropped: [SqueezeDetDroppedObject] = []
  /// How many objects the file has, kept or not; blank lines are none.
  public internal(set) var objectCount = 0

  /// The labels of an empty file.
  public init() {}

  /// Objects that were checked before, in an order of their own: an augmentation checks nothing.
  public init(keeping objects: [SqueezeDetObject]) {
    kept = objects
    objectCount = objects.count
  }

  /// Gives objects that were checked by their place in a list the places and lines that they have in
  /// their file.
  public mutating func renumber(_ place: (Int) -> (object: Int, line: Int)) {
    kept = kept.map {
      let (object, line) = place($0.object)
      return SqueezeDetObject(
        classIndex: $0.classIndex, edges: $0.edges, line: line, object: object)
    }
    dropped = dropped.map {
      guard let number = $0.object else { return $0 }
      let (object, line) = place(number)
      return SqueezeDetDroppedObject(line: line, object: object, reason: $0.reason)
    }
  }
}

/// Reads KITTI labels exactly as SqueezeDet's trainer does.
///
/// Lines end at `\n`, `\r\n` or `\r`. A line is stripped and split at **each single** space. Field 0
/// is the class (lower-cased), fields 4 to 7 are x1 y1 x2 y2; the others are not looked at. Kept is
/// what passes `0 <= x1 <= x2` and `0 <= y1 <= y2`: a box may reach far outside its image, and an
/// infinite edge passes.
///
/// - Parity: squeezedet-keras `load_annotation`, squeezeDet `_load_kitti_annotation` (without
///   `EXCLUDE_HARD_EXAMPLES`); spec §3.
public struct SqueezeDetLabelReader: Sendable {
  /// The class names in order.
  public let classNames: [String]
  /// Whose reader is followed.
  public let dialect: SqueezeDetDialect

  /// The names as UTF-8, last first: the last of two equal names gives the index.
  private let names: [(bytes: [UInt8], index: ClassIndex)]

  /// A reader for these classes.
  public init(classNames: [String], dialect: SqueezeDetDialect = .keras) {
    self.classNames = classNames
    self.dialect = dialect
    names = classNames.enumerated().reversed().map { (Array($1.utf8), ClassIndex($0)) }
  }

  /// What the trainer keeps and drops of a label file.
  ///
  /// - Throws: `notUTF8`, and for TensorFlow `refusedLine`.
  public func read(_ bytes: RawSpan) throws(SqueezeDetError) -> SqueezeDetLabels {
    try bytes.withUnsafeBytes { (bytes) throws(SqueezeDetError) in try readLines(of: bytes) }
  }

  /// What the trainer keeps and drops of a label file that is held in memory.
  ///
  /// - Throws: as ``read(_:)-(RawSpan)``.
  public func read(_ bytes: [UInt8]) throws(SqueezeDetError) -> SqueezeDetLabels {
    try read(bytes.span.bytes)
  }

  private func readLines(
    of bytes: UnsafeRawBufferPointer
  ) throws(SqueezeDetError) -> SqueezeDetLabels {
    var labels = SqueezeDetLabels()
    var line = 1
    var start = 0
    var index = 0
    while start < bytes.count {
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      try read(bytes[start..<index], line: line, into: &labels)
      if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
      index += 1
      start = index
      line += 1
    }
    return labels
  }

  /// The same checks for objects of another format, in their order.
  ///
  /// - Throws: For TensorFlow `refusedLine`.
  public func check(_ objects: [SqueezeDetWrittenObject]) throws(SqueezeDetError)
    -> SqueezeDetLabels
  {
    var labels = SqueezeDetLabels()
    for (place, object) in objects.enumerated() {
      labels.objectCount += 1
      let edges = object.edges
      let outcome: Outcome
      if let classIndex = classIndex(of: Array(object.className.utf8)[...]) {
        outcome = Self.check(edges).map { .dropped($0) } ?? .kept(classIndex, edges)
      } else {
        outcome = .dropped(.unknownClass(object.className))
      }
      try add(outcome, line: place + 1, to: &labels)
    }
    return labels
  }

  private enum Outcome {
    case kept(ClassIndex, Edges<Pixels>)
    case dropped(SqueezeDetDropReason)
  }

  private func read(
    _ bytes: Slice<UnsafeRawBufferPointer>, line: Int, into labels: inout SqueezeDetLabels
  ) throws(SqueezeDetError) {
    if bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil {
      throw .notUTF8(line: line)
    }
    let text = PythonText.strip(bytes)
    guard !text.isEmpty else {
      labels.dropped.append(.init(line: line, object: nil, reason: .blankLine))
      return
    }
    labels.objectCount += 1
    try add(outcome(of: text), line: line, to: &labels)
  }

  private func add(
    _ outcome: Outcome, line: Int, to labels: inout SqueezeDetLabels
  ) throws(SqueezeDetError) {
    let place = labels.objectCount - 1
    switch outcome {
    case .kept(let classIndex, let edges):
      labels.kept.append(
        SqueezeDetObject(classIndex: classIndex, edges: edges, line: line, object: place))
    case .dropped(let reason):
      if dialect == .tensorFlow {
        guard case .unknownClass = reason else { throw .refusedLine(line: line, reason: reason) }
      }
      labels.dropped.append(.init(line: line, object: place, reason: reason))
    }
  }

  private func outcome(of line: Slice<UnsafeRawBufferPointer>) -> Outcome {
    let fields = line.split(separator: 0x20, maxSplits: 8, omittingEmptySubsequences: false)
    guard let classIndex = classIndex(of: fields[0]) else {
      return .dropped(.unknownClass(String(decoding: fields[0], as: UTF8.self)))
    }
    var edges = [0.0, 0, 0, 0]
    for field in SqueezeDetDropReason.Field.allCases {
      guard field.rawValue < fields.count else {
        return .dropped(.missingField(field, found: fields.count))
      }
      let text = fields[field.rawValue]
      guard let value = PythonNumber.float(text) else {
        return .dropped(.notANumber(field, text: String(decoding: text, as: UTF8.self)))
      }
      edges[field.rawValue - 4] = value
    }
    let read = Edges<Pixels>(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
    return Self.check(read).map { .dropped($0) } ?? .kept(classIndex, read)
  }

  private static func check(_ edges: Edges<Pixels>) -> SqueezeDetDropReason? {
    guard edges.xMin >= 0, edges.xMin <= edges.xMax else {
      return .invalidX(xMin: edges.xMin, xMax: edges.xMax)
    }
    guard edges.yMin >= 0, edges.yMin <= edges.yMax else {
      return .invalidY(yMin: edges.yMin, yMax: edges.yMax)
    }
    return nil
  }

  /// Looks up `field.lower().strip()`.
  private func classIndex(of field: some LineBytes) -> ClassIndex? {
    let lowered: [UInt8]
    if field.allSatisfy({ $0 < 0x80 }) {
      lowered = field.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    } else {
      lowered = Array(PythonText.lower(String(decoding: field, as: UTF8.self)).utf8)
    }
    let name = PythonText.strip(lowered[...])
    return names.first { $0.bytes.elementsEqual(name) }?.index
  }
}
