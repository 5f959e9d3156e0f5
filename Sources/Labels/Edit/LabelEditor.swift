/// Changes label files byte by byte: only what an edit names. Comments, the order of attributes,
/// blanks, line ends and the encoding stay.
///
/// It takes bytes and gives bytes; nothing is read or written. A file that is not well formed is
/// refused, and so is a result that would not read back.
public enum LabelEditor {
  /// Applies edits to one file, all of them or none.
  ///
  /// - Parameters:
  ///   - edits: The edits; objects and lines are counted in the file as it is, before any of them.
  ///   - format: The format of the file; `nil` for a plain list, which knows line edits only.
  /// - Throws: ``LabelsError/cannotEdit(_:)``.
  public static func apply(
    _ edits: [LabelEdit], to bytes: [UInt8], as format: LabelFormatName?
  ) throws(LabelsError) -> [UInt8] {
    var result = bytes
    let inner = edits.filter { !$0.isAboutText }
    if !inner.isEmpty {
      guard let format else { throw .cannotEdit(.badValue("an object of a list")) }
      guard let editor = format.type.editor else { throw .cannotEdit(.notInFormat(format)) }
      result = try editor.apply(withoutFalseCopies(inner, in: bytes, editor), to: bytes)
    } else if let format {
      try checkReadable(bytes, format)
    }
    for edit in edits where edit.isAboutText { result = edit.applied(toText: result) }
    if let format, result != bytes { try checkReadable(result, format) }
    return result
  }

  /// What objects of a file say, in a form that is equal where nothing differs; nothing of objects that
  /// are not there, and of files that can't be edited.
  public static func statements(
    of objects: Set<Int>, in bytes: UnsafeRawBufferPointer, as format: LabelFormatName
  ) -> [Int: [UInt8]] {
    (try? format.type.editor?.statements(of: objects, in: Array(bytes))) ?? [:]
  }

  /// Copies are deleted, objects that only look like copies are left alone.
  private static func withoutFalseCopies(
    _ edits: [LabelEdit], in bytes: [UInt8], _ editor: any LabelFileEditor.Type
  ) throws(LabelsError) -> [LabelEdit] {
    let objects = Set(edits.compactMap(\.copied).flatMap { [$0.copy, $0.original] })
    if objects.isEmpty { return edits }
    let statements = try editor.statements(of: objects, in: bytes)
    return edits.compactMap { edit in
      guard let (copy, original) = edit.copied else { return edit }
      guard let said = statements[copy], copy != original, said == statements[original]
      else { return nil }
      return .deleteObject(copy)
    }
  }

  /// Whether a format has what these edits change: boxes and names where it has an editor, the text
  /// as such of all.
  public static func canApply(_ edits: [LabelEdit], as format: LabelFormatName) -> Bool {
    format.type.editor != nil || edits.allSatisfy(\.isAboutText)
  }

  /// Refuses what the reader refuses as a whole.
  static func checkReadable(_ bytes: [UInt8], _ format: LabelFormatName) throws(LabelsError) {
    for image in LabelFormats.read(bytes, as: format) {
      guard let reason = image.issues.lazy.compactMap(\.refusal).first else { continue }
      throw .cannotEdit(.notWellFormed(reason))
    }
  }
}

/// Changes files of one format, byte by byte.
public protocol LabelFileEditor: Sendable {
  /// Applies edits that concern what the format says, not the text as such; all of them or none.
  ///
  /// - Throws: ``LabelsError/cannotEdit(_:)``.
  static func apply(_ edits: [LabelEdit], to bytes: [UInt8]) throws(LabelsError) -> [UInt8]
  /// What objects say, in a form that is equal where nothing differs; nothing of those that are not
  /// there.
  ///
  /// - Throws: ``LabelsError/cannotEdit(_:)``.
  static func statements(
    of objects: Set<Int>, in bytes: [UInt8]
  ) throws(LabelsError) -> [Int: [UInt8]]
}

extension ReadIssue {
  /// Why nothing of a file was read, when that is what the issue says.
  var refusal: String? {
    switch kind {
    case .malformedXML(let message): "line \(position.line): \(message)"
    case .badEncoding(let detail) where object == nil: detail
    case .malformedJSON(let message): "line \(position.line): \(message)"
    case .badStructure(let detail): detail
    case .doctype(refused: true): "a DOCTYPE that declares something"
    case .wrongRoot(let found): "the root is <\(found)>"
    case .xmlLimit(let what): what
    default: nil
    }
  }
}

extension LabelEdit {
  /// The objects of ``deleteCopy(_:of:)``.
  public var copied: (copy: Int, original: Int)? {
    if case .deleteCopy(let copy, let original) = self { (copy, original) } else { nil }
  }

  /// Whether the edit concerns the text as such, whatever its format.
  var isAboutText: Bool {
    switch self {
    case .dropByteOrderMark, .unifyLineEnds, .trimLineEnds: true
    default: false
    }
  }

  /// Applies an edit that concerns the text as such; others change nothing.
  func applied(toText bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .dropByteOrderMark:
      let isMarked = bytes.withUnsafeBytes { ByteOrderMark($0) == .utf8 }
      return isMarked ? Array(bytes.dropFirst(3)) : bytes
    case .unifyLineEnds: return LineEnds.unified(bytes)
    case .trimLineEnds: return LineEnds.trimmed(bytes)
    default: return bytes
    }
  }
}

extension LineEnds {
  /// The text with the line ends that most lines have.
  static func unified(_ bytes: [UInt8]) -> [UInt8] {
    let counts = bytes.withUnsafeBytes { text in
      var scanner = LineScanner(text)
      while scanner.next() != nil {}
      return (crlf: scanner.crlfCount, lf: scanner.lfCount, cr: scanner.crCount)
    }
    guard counts.crlf > 0 && counts.lf > 0 || counts.cr > 0 else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + counts.lf + counts.cr)
    for (at, byte) in bytes.enumerated() {
      if byte == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { continue }
      if byte == 0x0A || byte == 0x0D {
        if counts.crlf > counts.lf { result.append(0x0D) }
        result.append(0x0A)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The text without blanks and carriage returns at the ends of lines.
  static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    func trim() {
      while let last = result.last, last == 0x20 || last == 0x09 || last == 0x0D {
        result.removeLast()
      }
    }
    for byte in bytes {
      if byte == 0x0A { trim() }
      result.append(byte)
    }
    trim()
    return result
  }
}
