import Boxes
import JSONText
import Targets

/// A layout file: a trainer that the user describes, an SSD, a RetinaNet, a proposal network or a YOLO.
///
///     let preset = try LayoutFile(reading: bytes).ssd()
///     let encoder = try TargetEncoder(preset)
///
/// `Notebooks-md/layout.md` describes each member, `Notebooks-md/layout.schema.json` checks them.
public struct LayoutFile: Hashable, Sendable {
  /// The kinds of trainers that layouts describe.
  public enum Content: Hashable, Sendable {
    /// Priors of listed shapes, matched by overlap.
    case ssd(TrainerPreset)
    /// Anchors of cells, given out by a YOLO trainer's rule.
    case yolo(YOLOPreset)
  }

  /// The trainer that the file describes.
  public let content: Content

  /// What the file says of itself in its member `schema`.
  public static let schema = "anchorkit.layout/1"
  /// The most priors that a layout may make.
  public static let priorLimit = 10_000_000

  /// Takes a trainer of the SSD family, to write it.
  public init(_ preset: TrainerPreset) {
    content = .ssd(preset)
  }

  /// Takes a YOLO trainer, to write it.
  public init(_ preset: YOLOPreset) {
    content = .yolo(preset)
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
    let node = LayoutNode(path: "", value: value)
    content =
      switch try node.kind() {
      case .ssd: .ssd(try node.preset())
      case .yolo: .yolo(try node.yolo())
      }
  }

  /// The trainer as every room takes it.
  public var model: TrainerModel {
    switch content {
    case .ssd(let preset): .ssd(preset)
    case .yolo(let preset): .yolo(preset)
    }
  }

  /// The trainer of the SSD family.
  ///
  /// - Throws: `LayoutError.isYOLO` where the file describes another.
  public func ssd() throws(LayoutError) -> TrainerPreset {
    switch content {
    case .ssd(let preset): return preset
    case .yolo: throw .isYOLO
    }
  }

  /// The file's bytes: two spaces a level, members in the order of the docs.
  public func write() -> [UInt8] {
    let json =
      switch content {
      case .ssd(let preset): Self.json(preset)
      case .yolo(let preset): Self.json(preset)
      }
    return JSONWriter(style: .pretty, keyOrder: .asGiven).write(json) + [0x0A]
  }
}
