import CLibXML2
import Glibc

/// libxml2's SAX2 parser, feeding a ``VOCBuilder``. One context for one thread, used again for every
/// document. It opens nothing, expands nothing and prints nothing.
final class SAXParser {
  private var context: xmlParserCtxtPtr?
  private var documents = 0

  /// What the callbacks work on while a document is parsed.
  fileprivate struct Session {
    var builder: UnsafeMutablePointer<VOCBuilder>
    var text: UnsafeRawBufferPointer
    var context: xmlParserCtxtPtr
    var value: [UInt8]
    var depth = 0
    /// The first fault, which ends the document.
    var fault: (kind: ReadIssue.Kind, offset: Int)?
    var libraryFault: (message: String, line: Int, column: Int)?

    mutating func stop(_ kind: ReadIssue.Kind) {
      if fault == nil { fault = (kind, offset) }
      xmlStopParser(context)
    }

    /// The parser's place in the text.
    var offset: Int {
      guard let input = context.pointee.input, let cur = input.pointee.cur else { return 0 }
      return Int(input.pointee.consumed) + (cur - input.pointee.base)
    }
  }

  private var value: [UInt8] = []

  deinit { xmlFreeParserCtxt(context) }

  /// Parses UTF-8 text. The builder gets every element, and the reason when the text is refused.
  func parse(_ text: UnsafeRawBufferPointer, into builder: inout VOCBuilder) {
    _ = Self.library
    guard let context = freshContext(), let length = Int32(exactly: text.count) else {
      return builder.reject(.malformedXML(message: "out of memory"), at: .start)
    }
    withUnsafeMutablePointer(to: &builder) { builder in
      value.removeAll(keepingCapacity: true)
      var session = Session(builder: builder, text: text, context: context, value: value)
      withUnsafeMutablePointer(to: &session) { session in
        context.pointee.userData = UnsafeMutableRawPointer(session)
        context.pointee.sax.pointee = Self.handler
        let document = xmlCtxtReadMemory(
          context, text.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil, nil,
          Self.options)
        if let document { xmlFreeDoc(document) }
        context.pointee.userData = nil
      }
      finish(session, isWellFormed: context.pointee.wellFormed == 1)
      value = session.value
    }
  }

  private func finish(_ session: Session, isWellFormed: Bool) {
    if let (kind, offset) = session.fault {
      let position = session.builder.pointee.lines.position(offset)
      session.builder.pointee.reject(kind, at: position)
    } else if let (message, line, column) = session.libraryFault {
      let position = TextPosition(line: max(line, 1), column: max(column, 1))
      session.builder.pointee.reject(.malformedXML(message: message), at: position)
    } else if !isWellFormed {
      session.builder.pointee.reject(.malformedXML(message: "not well formed"), at: .start)
    } else {
      session.builder.pointee.finish()
    }
  }

  /// The context, made anew from time to time: it keeps every name that it ever met.
  private func freshContext() -> xmlParserCtxtPtr? {
    documents += 1
    if let context, documents % 1024 != 0 { return context }
    xmlFreeParserCtxt(context)
    context = xmlNewParserCtxt()
    return context
  }

  /// No network. The encoding is known to be UTF-8 by now, whatever the declaration says.
  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)

  /// The library, made ready once, before any thread parses: no external entity ever loads.
  private static let library: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()

  /// The deepest nesting that is read; VOC needs 4.
  static let deepest = 64
  /// The longest element name that is read, in bytes.
  static let longestName = 256

  nonisolated(unsafe) private static let handler: xmlSAXHandler = {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { user, name, prefix, _, _, _, _, _, _ in
      guard let session = session(user), let name else { return }
      session.pointee.start(name, prefix)
    }
    handler.endElementNs = { user, _, _, _ in session(user)?.pointee.end() }
    handler.characters = { user, text, length in session(user)?.pointee.add(text, length) }
    handler.cdataBlock = { user, text, length in session(user)?.pointee.add(text, length) }
    handler.internalSubset = { user, _, external, system in
      if external != nil || system != nil { session(user)?.pointee.stop(.doctype(refused: true)) }
    }
    handler.externalSubset = { user, _, external, system in
      if external != nil || system != nil { session(user)?.pointee.stop(.doctype(refused: true)) }
    }
    handler.entityDecl = { user, _, _, _, _, _ in
      session(user)?.pointee.stop(.doctype(refused: true))
    }
    handler.serror = { user, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      session(user)?.pointee.take(error.pointee)
    }
    return handler
  }()
}

private func session(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXParser.Session>? {
  user?.assumingMemoryBound(to: SAXParser.Session.self)
}

extension SAXParser.Session {
  fileprivate mutating func start(_ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?)
  {
    guard fault == nil else { return }
    depth += 1
    guard depth <= SAXParser.deepest else {
      return stop(.xmlLimit(what: "elements nested deeper than \(SAXParser.deepest)"))
    }
    let length = strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
    guard length <= SAXParser.longestName else {
      return stop(.xmlLimit(what: "an element name longer than \(SAXParser.longestName) bytes"))
    }
    // The parser stands behind the attributes; no `<` may be between here and the tag's own.
    let here = min(offset, text.count)
    let open = text[..<here].lastIndex(of: 0x3C)
    if let prefix {
      // Names with a prefix are none of VOC's; they are passed on whole, for messages.
      let whole = String(cString: prefix) + ":" + String(cString: name)
      Array(whole.utf8).withUnsafeBytes { _ = builder.pointee.start($0, at: open ?? here) }
    } else {
      builder.pointee.start(UnsafeRawBufferPointer(start: name, count: length), at: open ?? here)
    }
    if builder.pointee.wantsText { value.removeAll(keepingCapacity: true) }
  }

  fileprivate mutating func end() {
    guard fault == nil else { return }
    depth -= 1
    value.withUnsafeBytes { builder.pointee.end(text: $0) }
  }

  fileprivate mutating func add(_ piece: UnsafePointer<xmlChar>?, _ length: Int32) {
    guard fault == nil, builder.pointee.wantsText, let piece else { return }
    value.append(contentsOf: UnsafeBufferPointer(start: piece, count: Int(length)))
  }

  fileprivate mutating func take(_ error: xmlError) {
    guard libraryFault == nil else { return }
    let words = error.message.map { String(cString: $0) } ?? "not well formed"
    let line = words.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? words
    libraryFault = (String(line.prefix(200)), Int(error.line), Int(error.int2))
  }
}
