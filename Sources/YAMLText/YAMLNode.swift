/// A value of a YAML document, its aliases resolved.
public struct YAMLNode: Hashable, Sendable {
  /// What kind of value.
  public enum Content: Hashable, Sendable {
    /// A text, quoted or not.
    case scalar(String)
    /// A list.
    case sequence([YAMLNode])
    /// In the order of the text; a key may stand more than once.
    case mapping([Entry])
  }

  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key, mostly a scalar.
    public let key: YAMLNode
    /// What stands behind it.
    public let value: YAMLNode
  }

  /// What it holds.
  public let content: Content
  /// Where it begins; the place of the alias for what an alias names.
  public internal(set) var line: Int
  /// How much it takes to walk over it: see ``YAMLParser/weightLimit``.
  let weight: Int

  /// The text of a scalar.
  public var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The last value of a key, as Python's readers have it, merged mappings (`<<`) behind it.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    if let own = entries.last(where: { $0.key.text == key }) { return own.value }
    for entry in entries where entry.key.text == "<<" {
      if case .sequence(let merged) = entry.value.content {
        for node in merged {
          if case .mapping = node.content, let found = node.own(key) { return found }
        }
      } else if let found = entry.value.own(key) {
        return found
      }
    }
    return nil
  }

  private func own(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.last { $0.key.text == key }?.value
  }
}
