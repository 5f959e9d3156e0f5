import Boxes
import Foundation
import JSONText

@testable import Detections

/// Scenes and what the evaluators' own code made of them.
struct RecordedEvaluators: Sendable {
  /// A number, or a word where the program has none.
  enum Leaf: Hashable, Sendable {
    case number(Double)
    case nothing
    case text(String)
  }

  let scenes: [(name: String, scene: JudgedScene)]
  private let folder: URL

  /// All of `../shared`, where it is present.
  static let shared = folder("shared/goldens/evaluators")
  /// The selection in the repository.
  static let copies = folder("Fixtures/parity/evaluators")

  init(_ folder: URL) throws {
    self.folder = folder
    scenes = try (Self.read(folder, "scenarios")["scenarios"]?.array ?? []).map(Self.scene)
  }

  /// The recorded numbers of an evaluator's file, by scene and path.
  ///
  /// Where an unstable sort decides, the recording with a stable one is taken.
  func numbers(_ file: String) throws -> [String: [String: Leaf]] {
    // Recorded here, and so not among those that are shared.
    let isOurs = !FileManager.default.fileExists(
      atPath: folder.appending(path: "\(file).json").path)
    let json = try Self.read(isOurs ? Self.copies ?? folder : folder, file)
    var results: [String: [String: Leaf]] = [:]
    for (name, _) in scenes {
      let stable = json["order_open"]?["scenarios"]?[name]?["stable"]
      guard let recorded = stable ?? json["results"]?[name] else { continue }
      var leaves: [String: Leaf] = [:]
      Self.flatten(recorded, "", &leaves)
      results[name] = leaves
    }
    return results
  }

  private static func flatten(_ json: JSONValue, _ path: String, _ leaves: inout [String: Leaf]) {
    if let object = json.object {
      for member in object.members {
        flatten(
          member.value, path.isEmpty ? member.name : "\(path)/\(member.name)", &leaves)
      }
    } else if let array = json.array {
      for (place, value) in array.enumerated() { flatten(value, "\(path)/\(place)", &leaves) }
    } else if let number = json.double {
      leaves[path] = .number(number)
    } else if let text = json.string {
      leaves[path] = text == "nan" ? .number(.nan) : .text(text)
    } else {
      leaves[path] = .nothing
    }
  }

  private static func scene(_ json: JSONValue) throws -> (name: String, scene: JudgedScene) {
    let images = (json["images"]?.array ?? []).compactMap { $0["id"]?.int }
    let places = Dictionary(uniqueKeysWithValues: zip(images, images.indices))
    func box(_ json: JSONValue) -> JudgedBox {
      let edges = (json["box"]?.array ?? []).compactMap(\.double)
      return JudgedBox(Edges(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3]))
    }
    func image(_ json: JSONValue) -> Int { json["image"]?.int.flatMap { places[$0] } ?? -1 }
    return (
      json["name"]?.string ?? "",
      JudgedScene(
        classNames: (json["classes"]?.array ?? []).compactMap(\.string),
        // As files are named: one evaluator sorts images by name.
        imageNames: images.map { String(format: "%06d", $0) },
        objects: (json["ground_truths"]?.array ?? []).map {
          var object = JudgedObject(
            image: image($0), classIndex: $0["cls"]?.int, box: box($0))
          object.isDifficult = $0["difficult"]?.int == 1
          object.isCrowd = $0["crowd"]?.int == 1
          return object
        },
        detections: (json["detections"]?.array ?? []).map {
          Detection(
            image: image($0), classIndex: $0["cls"]?.int ?? -1, box: box($0),
            score: $0["score"]?.double ?? .nan)
        })
    )
  }

  private static func read(_ folder: URL, _ name: String) throws -> JSONValue {
    let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
    return try JSONReader().read(Array(data))
  }

  /// A folder in or beside the repository, looked for upward from this file.
  private static func folder(_ path: String) -> URL? {
    var url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while url.path != "/" {
      let candidate = url.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      url.deleteLastPathComponent()
    }
    return nil
  }
}
