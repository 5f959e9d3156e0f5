import Text

/// Changes VOC files in place.
struct VOCEditor: LabelFileEditor {
  let tree: XMLTree
  let root: Int
  let objects: [Int]
  var patches = BytePatches()
  /// Whether characters beyond ASCII may stand as they are; else they become references.
  let isUTF8: Bool
  /// The size that edits ask for; written once, so that one `<size>` holds it all.
  var size = DeclaredSize(width: nil, height: nil)

  static func apply(_ edits: [LabelEdit], to bytes: [UInt8]) throws(LabelsError) -> [UInt8] {
    try LabelEditor.checkReadable(bytes, .voc)
    var editor = try VOCEditor(bytes)
    for edit in edits { try editor.apply(edit) }
    try editor.writeSize()
    let result = editor.patches.applied(to: bytes)
    let deleted = Set(
      edits.compactMap { edit -> Int? in
        if case .deleteObject(let number) = edit { number } else { nil }
      })
    guard let image = LabelFormats.read(result, as: .voc).first,
      image.objects.count == editor.objects.count - deleted.count
    else { throw .cannotEdit(.wouldBreak) }
    return result
  }

  /// The bytes of objects, without the blanks between their elements.
  static func statements(
    of objects: Set<Int>, in bytes: [UInt8]
  ) throws(LabelsError) -> [Int: [UInt8]] {
    let editor = try VOCEditor(bytes)
    var statements: [Int: [UInt8]] = [:]
    for object in objects where editor.objects.indices.contains(object) {
      let text = editor.tree.text[editor.tree.elements[editor.objects[object]].range]
      var statement: [UInt8] = []
      var blanks: [UInt8] = []
      for byte in text {
        if UnsafeRawBufferPointer.isXMLBlank(byte) {
          if statement.last != UInt8(ascii: ">") { blanks.append(byte) }
          continue
        }
        if byte != UInt8(ascii: "<") { statement += blanks }
        blanks = []
        statement.append(byte)
      }
      statements[object] = statement
    }
    return statements
  }

  private init(_ bytes: [UInt8]) throws(LabelsError) {
    let (mark, declaration) = bytes.withUnsafeBytes { (ByteOrderMark($0), XMLDeclaration($0)) }
    guard mark == .none || mark == .utf8, bytes.count < 4 || (bytes[0] != 0 && bytes[1] != 0)
    else { throw .cannotEdit(.notWellFormed("UTF-16 is read, but not changed")) }
    isUTF8 = declaration?.encoding.map { SingleByteEncoding(name: $0) == nil } ?? true
    guard let tree = XMLTree(bytes),
      let root = tree.elements.firstIndex(where: { $0.parent == nil })
    else { throw .cannotEdit(.wouldBreak) }
    self.tree = tree
    self.root = root
    objects = tree.children(of: root, named: "object")
  }

  private mutating func apply(_ edit: LabelEdit) throws(LabelsError) {
    switch edit {
    case .deleteObject(let number):
      let range = tree.elements[try object(number)].range
      patches.replace(wholeLines(range, in: tree.text), with: [])
    case .setBox(let number, let xMin, let yMin, let xMax, let yMax):
      let values = [xMin, yMin, xMax, yMax]
      for (element, value) in zip(try coordinates(of: number), values) {
        try set(element, to: value)
      }
    case .dropZeroFraction(let number):
      for element in try coordinates(of: number) { dropZeroFraction(element) }
    case .renameClass(let number, let name):
      guard let element = tree.onlyChild(of: try object(number), named: "name") else {
        throw .cannotEdit(.noSuchField("name"))
      }
      guard let text = escaped(name), !name.isEmpty else { throw .cannotEdit(.badValue(name)) }
      fill(element, with: text)
    case .setSize(let stated):
      size.width = stated.width
      size.height = stated.height
    case .setDepth(let depth): size.depth = depth
    case .setFilename(let stem): try setFilename(stem)
    case .trimNumbers(let number?):
      for element in try coordinates(of: number) { trim(element) }
    case .trimNumbers(nil): trimAllNumbers()
    case .singleBlanks: throw .cannotEdit(.notInFormat(.voc))
    case .deleteCopy, .dropByteOrderMark, .unifyLineEnds, .trimLineEnds: break
    }
  }

  private func object(_ number: Int) throws(LabelsError) -> Int {
    guard objects.indices.contains(number) else { throw .cannotEdit(.noSuchObject(number)) }
    return objects[number]
  }

  private func coordinates(of number: Int) throws(LabelsError) -> [Int] {
    guard let box = tree.onlyChild(of: try object(number), named: "bndbox") else {
      throw .cannotEdit(.noSuchField("bndbox"))
    }
    var found: [Int] = []
    for name in Self.coordinateNames {
      guard let element = tree.onlyChild(of: box, named: name) else {
        throw .cannotEdit(.noSuchField("\(name)"))
      }
      found.append(element)
    }
    return found
  }

  private static let coordinateNames: [StaticString] = ["xmin", "ymin", "xmax", "ymax"]

  /// The number that an element holds, when it holds plain text.
  func number(_ element: Int) -> DecimalNumber.Reading? {
    guard tree.elements[element].isPlainText else { return nil }
    return tree.text[tree.trimmedContent(element)].withUnsafeBytes { DecimalNumber.read($0) }
  }

  mutating func set(_ element: Int, to value: Double) throws(LabelsError) {
    guard value.isFinite else { throw .cannotEdit(.badValue("\(value)")) }
    if number(element)?.value == value { return }
    fill(element, with: written(value))
  }

  private mutating func dropZeroFraction(_ element: Int) {
    guard let reading = number(element), !reading.isPlainInteger,
      let whole = Int(exactly: reading.value)
    else { return }
    patches.replace(tree.trimmedContent(element), with: Array(String(whole).utf8))
  }

  private mutating func trim(_ element: Int) {
    guard number(element) != nil else { return }
    let (whole, inner) = (tree.elements[element].content, tree.trimmedContent(element))
    patches.replace(whole.lowerBound..<inner.lowerBound, with: [])
    patches.replace(inner.upperBound..<whole.upperBound, with: [])
  }

  private mutating func trimAllNumbers() {
    for object in objects {
      for box in tree.children(of: object, named: "bndbox") {
        for name in Self.coordinateNames {
          for element in tree.children(of: box, named: name) { trim(element) }
        }
      }
    }
    for size in tree.children(of: root, named: "size") {
      for name in Self.sizeNames {
        for element in tree.children(of: size, named: name) { trim(element) }
      }
    }
  }

  static let sizeNames: [StaticString] = ["width", "height", "depth"]

  /// Puts text in the place of an element's content; the blanks around plain text stay.
  mutating func fill(_ element: Int, with text: [UInt8]) {
    let found = tree.elements[element]
    guard found.isSelfClosing else {
      let isFilled = found.isPlainText && !tree.trimmedContent(element).isEmpty
      return patches.replace(isFilled ? tree.trimmedContent(element) : found.content, with: text)
    }
    let closing = Array("</".utf8) + found.name + [UInt8(ascii: ">")]
    var tag = Array(tree.text[found.range].dropLast(2))
    while let last = tag.last, UnsafeRawBufferPointer.isXMLBlank(last) { tag.removeLast() }
    patches.replace(found.range, with: tag + [UInt8(ascii: ">")] + text + closing)
  }
}
