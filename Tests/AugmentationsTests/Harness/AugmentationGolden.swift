import Boxes
import Foundation
import JSONText

@testable import Augmentations

/// One step or chain of steps as a trainer's own code took it: single draws and statistics.
struct AugmentationGolden: Sendable {
  /// The file's name, and the entry in it.
  let name: String
  let traces: [RecordedTrace]
  let statistics: RecordedStatistics

  /// All of `../shared` where it is present, and the selection in `Fixtures` elsewhere.
  ///
  /// - Parameters:
  ///   - modes: what a recorded `choice` may be where it is the option and not its place.
  init(_ library: String, _ entry: String, modes: [Double] = []) throws {
    try self.init(library, entry, in: Self.shared ?? Self.copies, modes: modes)
  }

  /// An entry of the files in a folder.
  init(_ library: String, _ entry: String, in folder: URL?, modes: [Double] = []) throws {
    name = "\(library) \(entry)"
    let json = try RecordedJSON.read("\(library).json", in: folder)
    guard let recorded = json["entries"]?[entry] else { throw GoldenError.missing(name) }
    traces = try (recorded["traces"]?.array ?? []).map { try RecordedTrace($0, modes: modes) }
    statistics = RecordedStatistics(numbers: try RecordedStatistics.read(recorded["statistics"]))
  }

  /// The copies in the repository.
  static let copies = RecordedJSON.folder("Fixtures/parity/augment")
  /// Everything that was recorded, outside the repository.
  static let shared = RecordedJSON.folder("shared/goldens/augment")
}

/// A recording that is not what it should be.
enum GoldenError: Error {
  case missing(String)
}

/// One draw of an augmentation.
struct RecordedTrace: Sendable {
  /// Its place in ``RecordedImages``.
  let image: Int
  let width: Int
  let height: Int
  /// What goes in where it is not the image's own boxes.
  let boxesIn: [Edges<Pixels>]?
  let draws: [Double]
  let outWidth: Double
  let outHeight: Double
  /// Left, top, width, height.
  let crop: [Double]?
  /// The same in units of the picture.
  let unitCrop: [Double]?
  let boxesOut: [(place: Int, edges: [Double])]

  init(_ json: JSONValue, modes: [Double]) throws {
    guard let image = json["image"]?.int, let size = json["in"]?.doubles, size.count == 2,
      let out = json["out"]?.doubles, out.count == 2
    else { throw GoldenError.missing("trace") }
    self.image = image
    (width, height, outWidth, outHeight) = (Int(size[0]), Int(size[1]), out[0], out[1])
    boxesIn = json["boxes_in"]?.array?.compactMap { $0.doubles.flatMap(Edges<Pixels>.init) }
    draws = try (json["draws"]?.array ?? []).map { draw in
      guard let value = (draw.array?.dropFirst().first ?? draw).drawn else {
        throw GoldenError.missing("draw")
      }
      guard draw.array?.first?.string == "choice", !modes.isEmpty else { return value }
      guard let place = modes.firstIndex(of: value) else { throw GoldenError.missing("mode") }
      return Double(place)
    }
    crop = json["crop"]?.doubles
    unitCrop = json["crop_unit"]?.doubles
    boxesOut = (json["boxes_out"]?.array ?? []).compactMap { row in
      row.doubles.map { (Int($0[0]), Array($0.dropFirst())) }
    }
  }
}

/// Reads recorded files.
enum RecordedJSON {
  static func read(_ name: String, in folder: URL?) throws -> JSONValue {
    guard let folder else { throw GoldenError.missing(name) }
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try JSONReader().read(Array(data))
  }

  /// A folder of that relative path in one of the folders above this file.
  static func folder(_ path: String) -> URL? {
    var root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while root.path != "/" {
      let folder = root.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
      root.deleteLastPathComponent()
    }
    return nil
  }
}

extension JSONValue {
  /// A list of numbers.
  var doubles: [Double]? { array?.compactMap(\.double) }
  /// A number; a coin as 0 or 1.
  fileprivate var drawn: Double? { double ?? bool.map { $0 ? 1 : 0 } }
}

extension Edges<Pixels> {
  /// Left, top, right, bottom.
  init?(_ numbers: [Double]) {
    guard numbers.count == 4 else { return nil }
    self.init(xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3])
  }
}
