/// An element of an XML file as it stands there: nothing is judged, trimmed or left out.
///
/// Parsers disagree about what *the text* of an element is. ``leadingText`` is what Python's
/// ElementTree and lxml call `.text`; ``ownText`` and ``wholeText`` are what others make of it.
public struct RawElement: Hashable, Sendable {
  /// What stands between the tags, piece by piece.
  public enum Piece: Hashable, Sendable {
    /// An element.
    case element(RawElement)
    /// Text with its references resolved; a CDATA section is a piece of its own.
    case text(String, isCDATA: Bool)
    /// A comment or a processing instruction.
    case aside
  }

  /// The name with its prefix, as written.
  public var name: String
  /// The line where its start tag ends, from 1.
  public var line: Int
  /// What stands between the tags.
  public var content: [Piece]

  /// Joins the parts.
  public init(name: String, line: Int, content: [Piece] = []) {
    self.name = name
    self.line = line
    self.content = content
  }

  /// The elements right inside, in order.
  public var children: [RawElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of that name right inside.
  public func child(_ name: String) -> RawElement? {
    for case .element(let element) in content where element.name == name { return element }
    return nil
  }

  /// The elements of that name right inside, in order.
  public func children(named name: String) -> [RawElement] {
    children.filter { $0.name == name }
  }

  /// The first element of that name at any depth, in document order.
  public func descendant(_ name: String) -> RawElement? {
    for case .element(let element) in content {
      if element.name == name { return element }
      if let found = element.descendant(name) { return found }
    }
    return nil
  }

  /// Whether an element stands right inside.
  public var hasChildren: Bool {
    content.contains { if case .element = $0 { true } else { false } }
  }

  /// The text before the first element right inside, across comments; nothing when there is none.
  public var leadingText: String? {
    var text: String?
    for piece in content {
      switch piece {
      case .element: return text
      case .text(let part, _): text = (text ?? "") + part
      case .aside: break
      }
    }
    return text
  }

  /// The text before the first element **or comment** right inside: what lxml takes for `.text`.
  public var textBeforeMarkup: String? {
    var text: String?
    for piece in content {
      guard case .text(let part, _) = piece else { return text }
      text = (text ?? "") + part
    }
    return text
  }

  /// All text of this element and of those inside, in document order.
  public var wholeText: String {
    content.reduce(into: "") { text, piece in
      switch piece {
      case .element(let element): text += element.wholeText
      case .text(let part, _): text += part
      case .aside: break
      }
    }
  }
}
