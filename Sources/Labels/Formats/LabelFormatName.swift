/// A label format by the name that the command line uses. Each format declares its own:
///
///     extension LabelFormatName {
///       public static let voc = LabelFormatName("voc", VOCFormat.self)
///     }
public struct LabelFormatName: Hashable, Sendable, CustomStringConvertible {
  /// The name as typed.
  public let description: String
  /// What the format says of itself.
  public let type: any LabelFormat.Type

  init(_ name: String, _ type: any LabelFormat.Type) {
    description = name
    self.type = type
  }

  /// The format of ``LabelFormats/all`` that has a name; `nil` when there is none.
  public init?(parsing name: String) {
    guard let known = LabelFormats.names.first(where: { $0.description == name }) else {
      return nil
    }
    self = known
  }

  /// Whether both name one format.
  public static func == (a: LabelFormatName, b: LabelFormatName) -> Bool {
    ObjectIdentifier(a.type) == ObjectIdentifier(b.type)
  }

  /// Hashes the format.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}
