/// Where the elements of a document lie, byte by byte. Made only of documents that libxml2 has found
/// well formed, in an encoding whose ASCII characters are single bytes.
struct XMLTree {
  /// One element.
  struct Element {
    /// The name as written, prefix and all.
    var name: ArraySlice<UInt8>
    /// From `<` to past the last `>`.
    var range: Range<Int>
    /// Between the tags; empty for `<a/>`.
    var content: Range<Int>
    var isSelfClosing: Bool
    var parent: Int?
    /// The first element inside, and the next one beside.
    var firstChild: Int?
    var nextSibling: Int?
    /// Whether the content is text alone: no element, comment, reference or CDATA.
    var isPlainText = true
  }

  let text: [UInt8]
  private(set) var elements: [Element] = []

  /// Finds all elements; nothing when the text is not what it should be.
  init?(_ text: [UInt8]) {
    self.text = text
    var open: [Int] = []
    var lastChildren: [Int?] = []
    var (at, isWhole) = (0, true)
    text.withUnsafeBytes { bytes in
      var scanner = XMLScanner(bytes)
      while isWhole, let markup = scanner.next() {
        let isReferring = bytes[at..<markup.range.lowerBound].contains(UInt8(ascii: "&"))
        if let last = open.last, isReferring || markup.kind != .endTag {
          elements[last].isPlainText = false
        }
        at = markup.range.upperBound
        switch markup.kind {
        case .comment, .instruction, .cdata, .doctype, .declaration: break
        case .startTag: add(markup.range, to: &open, &lastChildren)
        case .endTag: isWhole = close(markup.range, &open, &lastChildren)
        }
      }
      isWhole = isWhole && !scanner.isCutShort
    }
    guard isWhole, open.isEmpty, !elements.isEmpty else { return nil }
  }

  /// Takes a start tag in.
  private mutating func add(
    _ tag: Range<Int>, to open: inout [Int], _ lastChildren: inout [Int?]
  ) {
    let end = tag.upperBound
    let isSelfClosing = text[end - 2] == UInt8(ascii: "/")
    let name = text.withUnsafeBytes { XMLScanner.name(in: $0[tag]) }
    elements.append(
      Element(
        name: text[name.startIndex..<name.endIndex], range: tag, content: end..<end,
        isSelfClosing: isSelfClosing, parent: open.last))
    let place = elements.count - 1
    if let parent = open.last {
      if let before = lastChildren[open.count - 1] {
        elements[before].nextSibling = place
      } else {
        elements[parent].firstChild = place
      }
      lastChildren[open.count - 1] = place
    }
    guard !isSelfClosing else { return }
    open.append(place)
    lastChildren.append(nil)
  }

  /// Takes an end tag in. Returns whether an element was open.
  private mutating func close(
    _ tag: Range<Int>, _ open: inout [Int], _ lastChildren: inout [Int?]
  ) -> Bool {
    _ = lastChildren.popLast()
    guard let last = open.popLast() else { return false }
    elements[last].content = elements[last].content.lowerBound..<tag.lowerBound
    elements[last].range = elements[last].range.lowerBound..<tag.upperBound
    return true
  }

  /// The children of an element that have a name, in order.
  func children(of parent: Int, named name: StaticString) -> [Int] {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var found: [Int] = []
    var next = elements[parent].firstChild
    while let place = next {
      if elements[place].name.elementsEqual(wanted) { found.append(place) }
      next = elements[place].nextSibling
    }
    return found
  }

  /// The one child of that name; nothing when there is none, or more than one.
  func onlyChild(of parent: Int, named name: StaticString) -> Int? {
    let found = children(of: parent, named: name)
    return found.count == 1 ? found.first : nil
  }

  /// The content of an element without the blanks around it.
  func trimmedContent(_ element: Int) -> Range<Int> {
    var range = elements[element].content
    while let first = range.first, UnsafeRawBufferPointer.isXMLBlank(text[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, UnsafeRawBufferPointer.isXMLBlank(text[last]) {
      range = range.lowerBound..<last
    }
    return range
  }
}
