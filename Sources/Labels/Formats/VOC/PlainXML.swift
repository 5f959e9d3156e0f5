import Glibc

/// Reads the XML that nearly all VOC files consist of, in one pass over the bytes: ASCII, elements
/// with at most one attribute, text without references. It knows that a document is well formed, or
/// it gives up, and libxml2 reads the document from the start. It never reports a fault.
enum PlainXML {
  /// Feeds the builder. Returns whether the document was read; else what the builder holds is void.
  static func read(
    _ text: UnsafeRawBufferPointer, _ declaration: XMLDeclaration?, into builder: inout VOCBuilder
  ) -> Bool {
    guard let base = text.baseAddress, text.count < Int32.max else { return false }
    var start = 0
    if let declaration {
      let encodings = [nil, "UTF-8", "US-ASCII", "ISO-8859-1"]
      guard declaration.isPlain, encodings.contains(declaration.encoding) else { return false }
      start = declaration.end
    }
    return withUnsafeTemporaryAllocation(of: OpenName.self, capacity: SAXParser.deepest) { names in
      classes.withUnsafeBufferPointer { classes in
        var scan = Scan(
          base: base.assumingMemoryBound(to: UInt8.self), end: text.count, at: start,
          classes: classes, names: names)
        return scan.run(&builder)
      }
    }
  }

  /// Where the name of an open element stands.
  struct OpenName {
    var start: Int32
    var length: Int32
  }

  /// What a byte may be: its bits are what it may stand in.
  struct ByteClass: OptionSet {
    let rawValue: UInt8
    static let text = ByteClass(rawValue: 1)
    static let blank = ByteClass(rawValue: 2)
    static let name = ByteClass(rawValue: 4)
    static let nameStart = ByteClass(rawValue: 8)
  }

  /// The class of each byte. What is in no class ends the quick way: `&`, `]`, controls, non-ASCII.
  static let classes: [UInt8] = (0...255).map { byte in
    var kind: ByteClass = []
    switch UInt8(byte) {
    case 0x09, 0x0A, 0x0D, 0x20: kind = [.text, .blank]
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "]"): kind = []
    case 0x21...0x7E: kind = .text
    default: kind = []
    }
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x5F:
      kind.formUnion([.name, .nameStart])
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      kind.formUnion(.name)
    default: break
    }
    return kind.rawValue
  }
}

extension PlainXML {
  /// One pass over one document.
  struct Scan {
    let base: UnsafePointer<UInt8>
    let end: Int
    var at: Int
    let classes: UnsafeBufferPointer<UInt8>
    let names: UnsafeMutableBufferPointer<OpenName>
    var depth = 0

    @inline(__always)
    func isClass(_ byte: UInt8, _ kind: ByteClass) -> Bool {
      classes[Int(byte)] & kind.rawValue != 0
    }

    mutating func run(_ builder: inout VOCBuilder) -> Bool {
      guard skipBlanks(), openTag(&builder) else { return false }
      while depth > 0 {
        // Text up to the next tag. It is a value when it follows a start tag and ends in an end tag.
        let start = at
        while at < end, isClass(base[at], .text) { at += 1 }
        guard at + 1 < end, base[at] == UInt8(ascii: "<") else { return false }
        if base[at + 1] == UInt8(ascii: "/") {
          let text = UnsafeRawBufferPointer(start: base + start, count: at - start)
          guard closeTag(text, &builder) else { return false }
        } else {
          guard openTag(&builder) else { return false }
        }
      }
      guard !skipBlanks() else { return false }
      builder.finish()
      return true
    }

    /// Passes over blanks. Returns whether something follows.
    private mutating func skipBlanks() -> Bool {
      while at < end, isClass(base[at], .blank) { at += 1 }
      return at < end
    }

    private mutating func openTag(_ builder: inout VOCBuilder) -> Bool {
      let open = at
      guard depth < names.count, at + 1 < end, base[at] == UInt8(ascii: "<"),
        isClass(base[at + 1], .nameStart)
      else { return false }
      let start = at + 1
      at = start + 1
      while at < end, isClass(base[at], .name) { at += 1 }
      let length = at - start
      guard length <= SAXParser.longestName, at < end else { return false }
      guard base[at] == UInt8(ascii: ">") || passAttribute(), at - open < 4096 else { return false }
      let isEmpty = base[at] == UInt8(ascii: "/")
      at += isEmpty ? 2 : 1
      guard at <= end,
        builder.start(UnsafeRawBufferPointer(start: base + start, count: length), at: open)
      else { return false }
      if isEmpty {
        builder.end(text: UnsafeRawBufferPointer(start: base, count: 0))
        return depth > 0
      }
      names[depth] = OpenName(start: Int32(start), length: Int32(length))
      depth += 1
      return true
    }

    /// Passes over blanks and at most one attribute. Returns whether `>` or `/>` follows.
    private mutating func passAttribute() -> Bool {
      let before = at
      guard skipBlanks() else { return false }
      if at > before, isClass(base[at], .nameStart) {
        let name = at
        while at < end, isClass(base[at], .name) { at += 1 }
        // `xmlns`, `xml:…`: names with a meaning are the library's.
        let isReserved = at - name >= 3 && base[name] | 0x20 == UInt8(ascii: "x")
        guard !isReserved, at + 1 < end, base[at] == UInt8(ascii: "=") else { return false }
        let quote = base[at + 1]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        at += 2
        while at < end, base[at] != quote, isClass(base[at], .text) { at += 1 }
        guard at < end, base[at] == quote else { return false }
        at += 1
        guard skipBlanks() else { return false }
      }
      if base[at] == UInt8(ascii: ">") { return true }
      return base[at] == UInt8(ascii: "/") && at + 1 < end && base[at + 1] == UInt8(ascii: ">")
    }

    private mutating func closeTag(
      _ text: UnsafeRawBufferPointer, _ builder: inout VOCBuilder
    ) -> Bool {
      let name = names[depth - 1]
      let length = Int(name.length)
      at += 2
      guard at + length < end, memcmp(base + at, base + Int(name.start), length) == 0 else {
        return false
      }
      at += length
      guard base[at] == UInt8(ascii: ">") || (skipBlanks() && base[at] == UInt8(ascii: ">")) else {
        return false
      }
      at += 1
      // Line ends inside a value are the library's to normalize.
      if builder.wantsText, text.trimmed.contains(0x0D) { return false }
      builder.end(text: text)
      depth -= 1
      return true
    }
  }
}
