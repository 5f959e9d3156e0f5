import Boxes
import JSONText
import Targets

/// A layout file: a trainer that the user describes, an SSD, a RetinaNet, a proposal network.
///
///     let preset = try LayoutFile(reading: bytes).preset
///     let encoder = try TargetEncoder(preset)
///
/// `Notebooks-md/layout.md` describes each member, `Notebooks-md/layout.schema.json` checks them.
public struct LayoutFile: Hashable, Sendable {
  /// The trainer that the file describes.
  public let preset: TrainerPreset

  /// What the file says of itself in its member `schema`.
  public static let schema = "anchorkit.layout/1"
  /// The most priors that a layout may make.
  public static let priorLimit = 10_000_000

  /// Takes a trainer, to write it.
  public init(_ preset: TrainerPreset) {
    self.preset = preset
  }

  /// Reads a file.
  ///
  /// - Throws: For anything that is missing, unknown, of the wrong kind or out of range.
  public init(reading bytes: [UInt8]) throws(LayoutError) {
    let value: JSONValue
    do {
      value = try JSONReader().read(bytes)
    } catch {
      throw .notJSON(error)
    }
    preset = try LayoutNode(path: "", value: value).preset()
  }

  /// The file's bytes: two spaces a level, members in the order of the docs.
  public func write() -> [UInt8] {
    JSONWriter(style: .pretty, keyOrder: .asGiven).write(Self.json(preset)) + [0x0A]
  }
}
