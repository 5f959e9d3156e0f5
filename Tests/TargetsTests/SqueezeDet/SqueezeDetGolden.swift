import Boxes
import Foundation
import JSONText
import Targets
import Testing

/// A case recorded from SqueezeDet's own code.
struct SqueezeDetGolden: CustomTestStringConvertible, Sendable {
  let id: String
  let kind: String
  let json: JSONValue

  var testDescription: String { id }

  /// The cases of one kind: the copies in `Fixtures`, and all of `../shared` where it is present.
  static func all(_ kind: String) -> [SqueezeDetGolden] {
    let copied = cases(in: Self.copies).filter { $0.kind == kind }
    let ids = Set(copied.map(\.id))
    return copied + cases(in: Self.shared).filter { $0.kind == kind && !ids.contains($0.id) }
  }

  /// The copies in the repository.
  static let copies = folder("Fixtures/parity/squeezedet")
  /// Everything that was recorded, outside the repository.
  static let shared = folder("shared/goldens/squeezedet")

  static func cases(in folder: URL?) -> [SqueezeDetGolden] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
        let json = try? JSONReader().read(Array(data)), let kind = json["kind"]?.string
      else { return nil }
      return SqueezeDetGolden(id: String(name.dropLast(5)), kind: kind, json: json)
    }
  }

  /// A folder of that relative path in one of the folders above this file.
  private static func folder(_ path: String) -> URL? {
    var root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while root.path != "/" {
      let folder = root.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
      root.deleteLastPathComponent()
    }
    return nil
  }

  /// The settings of the case over the trainer's defaults.
  func config() throws -> SqueezeDetConfig {
    let json = try #require(json["config"])
    func int(_ key: String) throws -> Int { try #require(json[key]?.int) }
    var config = SqueezeDetConfig(
      imageSize: try #require(
        ImageSize(width: try int("IMAGE_WIDTH"), height: try int("IMAGE_HEIGHT"))),
      gridWidth: try int("ANCHORS_WIDTH"), gridHeight: try int("ANCHORS_HEIGHT"),
      anchorSeeds: try Self.rows(json["ANCHOR_SEED"]).map {
        try #require(Size(width: $0[0], height: $0[1]))
      },
      classNames: try #require(json["CLASS_NAMES"]?.array).compactMap(\.string))
    config.anchorsPerCell = try int("ANCHOR_PER_GRID")
    config.batchSize = try int("BATCH_SIZE")
    func set(_ path: WritableKeyPath<SqueezeDetConfig, Double>, _ key: String) {
      if let value = json[key]?.double { config[keyPath: path] = value }
    }
    set(\.boxLossWeight, "LOSS_COEF_BBOX")
    set(\.classLossWeight, "LOSS_COEF_CLASS")
    set(\.positiveConfidenceLossWeight, "LOSS_COEF_CONF_POS")
    set(\.negativeConfidenceLossWeight, "LOSS_COEF_CONF_NEG")
    set(\.epsilon, "EPSILON")
    set(\.exponentThreshold, "EXP_THRESH")
    set(\.suppressionThreshold, "NMS_THRESH")
    set(\.probabilityThreshold, "PROB_THRESH")
    set(\.finalThreshold, "FINAL_THRESHOLD")
    if let top = json["TOP_N_DETECTION"]?.int { config.topDetections = top }
    return config
  }

  /// A number, also one of "inf", "-inf" and "nan".
  static func number(_ json: JSONValue?) throws -> Double {
    switch json?.string {
    case "inf": .infinity
    case "-inf": -.infinity
    case "nan": .nan
    default: try #require(json?.double)
    }
  }

  static func numbers(_ json: JSONValue?) throws -> [Double] {
    try #require(json?.array).map(number)
  }

  static func rows(_ json: JSONValue?) throws -> [[Double]] {
    try #require(json?.array).map(numbers)
  }

  static func ints(_ json: JSONValue?) throws -> [Int] {
    try #require(json?.array).map { try #require($0.int) }
  }
}

extension SqueezeDetBox {
  /// `cx, cy, w, h`.
  init(_ row: [Double]) { self.init(cx: row[0], cy: row[1], width: row[2], height: row[3]) }

  var row: [Double] { [cx, cy, width, height] }
}

extension BoxOffsets<Double> {
  var row: [Double] { [tx, ty, tw, th] }
}

/// Whether two numbers agree within a tolerance, absolute below 1 and relative above.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
  return a == b || abs(a - b) <= tolerance * max(1, abs(b))
}

func agree(_ a: [[Double]], _ b: [[Double]], within tolerance: Double) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { x, y in
      x.count == y.count && zip(x, y).allSatisfy { agree($0, $1, within: tolerance) }
    }
}
