import Boxes
import JSONText
import Targets

/// A `squeeze.config`: the trainer's settings, and the file with all that it holds besides.
///
/// Read like the trainer's loader: the classes follow from `CLASS_NAMES`, whatever `CLASSES` and
/// `CLASS_TO_IDX` say; the grid and `ANCHOR_PER_GRID` are taken as they stand, right or wrong (see
/// ``facts``). Unlike Python's reader, a key that stands twice is refused.
///
/// ```swift
/// let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "squeeze.config")))
/// let file = try SqueezeDetConfigFile(reading: bytes)
/// print(file.config.anchorSeeds, file.config.classNames)
/// for fact in file.facts { print("warning:", fact) }
/// ```
///
/// - Parity: squeezedet-keras, `create_config.py`, `load_dict`; spec §1.
public struct SqueezeDetConfigFile: Hashable, Sendable {
  /// The settings.
  public let config: SqueezeDetConfig
  /// The file's object as it was read, unknown keys included.
  public let json: JSONObject

  /// Reads a file's bytes.
  ///
  /// - Parameters:
  ///   - checkingSeedCount: Whether a number of seeds other than `ANCHOR_PER_GRID` is refused, as
  ///     the trainer does. A linter reads on and finds it in ``facts``.
  public init(
    reading bytes: [UInt8], checkingSeedCount: Bool = true
  ) throws(SqueezeDetConfigError) {
    let value: JSONValue
    do {
      value = try JSONReader().read(bytes)
    } catch {
      throw .notJSON(error)
    }
    guard let object = value.object else { throw .notAnObject(found: value.kind) }
    try self.init(object, checkingSeedCount: checkingSeedCount)
  }

  /// Takes an object that has been read.
  public init(
    _ json: JSONObject, checkingSeedCount: Bool = true
  ) throws(SqueezeDetConfigError) {
    for key in SqueezeDetConfigKeys.required where json[key] == nil { throw .missingKey(key) }
    let width = try Self.int(json, "IMAGE_WIDTH") ?? 0
    let height = try Self.int(json, "IMAGE_HEIGHT") ?? 0
    guard let imageSize = ImageSize(width: width, height: height) else {
      throw .imageSizeOutOfRange(width: width, height: height)
    }
    var config = SqueezeDetConfig(
      imageSize: imageSize, gridWidth: 0, gridHeight: 0, anchorSeeds: try Self.seeds(json),
      classNames: try Self.classNames(json))
    for (key, path) in SqueezeDetConfigKeys.ints {
      if let value = try Self.int(json, key) { config[keyPath: path] = value }
    }
    for (key, path) in SqueezeDetConfigKeys.doubles {
      guard let value = json[key] else { continue }
      guard let number = value.double else {
        throw .wrongKind(key: key, expected: "a number", found: value.kind)
      }
      config[keyPath: path] = number
    }
    if checkingSeedCount, config.anchorSeeds.count != config.anchorsPerCell {
      throw .seedCountMismatch(seeds: config.anchorSeeds.count, perCell: config.anchorsPerCell)
    }
    self.config = config
    self.json = json
  }

  /// The file that the trainer would write for these settings.
  public init(_ config: SqueezeDetConfig) {
    var json = JSONObject()
    json["IMAGE_WIDTH"] = .int(config.imageSize.width)
    json["IMAGE_HEIGHT"] = .int(config.imageSize.height)
    SqueezeDetConfigKeys.setClasses(config.classNames, in: &json)
    SqueezeDetConfigKeys.setAnchors(config.anchorSeeds, in: &json)
    for (key, path) in SqueezeDetConfigKeys.ints { json[key] = .int(config[keyPath: path]) }
    for (key, path) in SqueezeDetConfigKeys.doubles {
      json[key] = .double(config[keyPath: path])
    }
    self.config = config
    self.json = json
  }

  /// The bytes that the trainer's own writer gives: sorted keys, one item a line, no indentation,
  /// ASCII only, no line break at the end.
  public func write() -> [UInt8] {
    JSONWriter(style: .pythonIndentZero).write(.object(json))
  }

  private static func int(
    _ json: JSONObject, _ key: String
  ) throws(SqueezeDetConfigError) -> Int? {
    guard let value = json[key] else { return nil }
    guard let number = value.int else {
      let found = value.number.map { "the number \($0)" } ?? value.kind
      throw .wrongKind(key: key, expected: "a whole number", found: found)
    }
    return number
  }

  private static func classNames(_ json: JSONObject) throws(SqueezeDetConfigError) -> [String] {
    let value = json["CLASS_NAMES"] ?? .null
    guard let array = value.array else {
      throw .wrongKind(key: "CLASS_NAMES", expected: "an array of strings", found: value.kind)
    }
    var names: [String] = []
    for (place, element) in array.enumerated() {
      guard let name = element.string else {
        throw .wrongKind(
          key: "CLASS_NAMES[\(place)]", expected: "a string", found: element.kind)
      }
      names.append(name)
    }
    return names
  }

  private static func seeds(_ json: JSONObject) throws(SqueezeDetConfigError) -> [Size<Pixels>] {
    let value = json["ANCHOR_SEED"] ?? .null
    guard let array = value.array else {
      throw .wrongKind(
        key: "ANCHOR_SEED", expected: "an array of [width, height]", found: value.kind)
    }
    var seeds: [Size<Pixels>] = []
    for (place, element) in array.enumerated() {
      let sides = element.array?.compactMap(\.double) ?? []
      guard element.array?.count == 2, sides.count == 2,
        let seed = Size<Pixels>(width: sides[0], height: sides[1])
      else {
        throw .badSeed(index: place, found: JSONWriter(style: .compact).text(element))
      }
      seeds.append(seed)
    }
    return seeds
  }
}
