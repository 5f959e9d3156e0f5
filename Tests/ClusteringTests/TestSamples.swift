import Boxes
import Clustering
import Foundation
import Randomness

/// Samples for tests.
enum TestSamples {
  /// Sizes in pixels as written, one box each.
  static func pixels(_ sizes: [(Double, Double)]) -> SizeSample {
    var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
    for (width, height) in sizes { builder.add(width: width, height: height, image: nil) }
    return builder.finish()
  }

  /// Boxes around `centers` blobs, in any image size; the same for a seed.
  static func blobs(_ count: Int, centers: Int = 4, seed: UInt64 = 1) -> [(Double, Double)] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let center = Double(index % centers + 1) * 40
      return (center + 20 * generator.unit(), center / 2 + 20 * generator.unit())
    }
  }

  /// Whether the code under test is optimized; some searches take minutes when it is not.
  static var isOptimized: Bool {
    var isDebug = false
    assert({ isDebug = true }() == ())
    return !isDebug
  }

  /// A folder beside the package that holds shared data, where there is one.
  static func sharedData(_ path: String) -> URL? {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/data/\(path)")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
  }

  /// The boxes of all KITTI labels but DontCare, by files in the given order.
  static func kitti(_ folder: URL, reversed: Bool = false) throws -> SizeSample {
    var builder = SizeSampleBuilder()
    let image = ImageSize(width: 1242, height: 375)
    var names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    if reversed { names.reverse() }
    for name in names {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let fields = line.split(separator: UInt8(ascii: " ")).map {
          String(decoding: $0, as: UTF8.self)
        }
        guard fields.count >= 15, fields[0] != "DontCare" else { continue }
        let sides = fields[4...7].compactMap { Double($0) }
        guard sides.count == 4 else { continue }
        builder.add(width: sides[2] - sides[0], height: sides[3] - sides[1], image: image)
      }
    }
    return builder.finish()
  }

  /// The boxes of VOC 2007 train and val.
  static func voc2007(_ folder: URL) throws -> SizeSample {
    struct File: Decodable {
      struct Image: Decodable { let id: Int, width: Int, height: Int }
      struct Annotation: Decodable { let image_id: Int, bbox: [Double], category_id: Int }
      let images: [Image]
      let annotations: [Annotation]
    }
    var builder = SizeSampleBuilder()
    for part in ["train", "val"] {
      let url = folder.appendingPathComponent("pascal_\(part)2007.json")
      let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
      let sizes = Dictionary(
        uniqueKeysWithValues: file.images.map {
          ($0.id, ImageSize(width: $0.width, height: $0.height))
        })
      for object in file.annotations {
        builder.add(
          width: object.bbox[2], height: object.bbox[3], image: sizes[object.image_id] ?? nil,
          classIndex: ClassIndex(object.category_id))
      }
    }
    return builder.finish()
  }
}
