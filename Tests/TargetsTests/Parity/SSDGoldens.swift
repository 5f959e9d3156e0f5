import Foundation

/// Numbers recorded from the trainers' own code: all of them where the shared folder is present,
/// and the selection in `Fixtures/parity/ssd` everywhere.
enum SSDGoldens {
  /// The systems, as their folders are called.
  static let systems = [
    "gluoncv", "torchcv", "allegro", "ssd_tensorflow", "modular_ssd_tf", "seed004", "torchvision",
    "caffe_port",
  ]

  /// The full recordings, found by walking up from this file.
  static let shared = folder("shared/goldens/ssd")
  /// The selection that comes with the project.
  static let fixtures = folder("Fixtures/parity/ssd")

  static var isSharedPresent: Bool { shared != nil }

  private static func folder(_ path: String) -> URL? {
    var directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while directory.path != "/" {
      let candidate = directory.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      directory.deleteLastPathComponent()
    }
    return nil
  }

  /// The recordings of a system whose file names begin so, by name.
  static func recordings(_ root: URL, _ system: String, prefix: String) throws -> [Recording] {
    let folder = root.appendingPathComponent(system)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }
      .map { name in
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        let value = try JSONSerialization.jsonObject(with: data)
        return Recording(name: "\(system)/\(name)", system: system, root: Recorded(value))
      }
  }
}

/// One recorded file.
struct Recording {
  let name: String
  let system: String
  let root: Recorded

  /// `ssd300`, `tiny`, …
  var config: String { root["config"].text }
  /// The recorded cases.
  var cases: [Recorded] { root["cases"].list }
}

/// A value of a recorded file; non-finite numbers are recorded as words.
struct Recorded {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  subscript(key: String) -> Recorded { Recorded((value as? [String: Any])?[key]) }
  subscript(index: Int) -> Recorded { Recorded((value as? [Any])?[index]) }

  var isPresent: Bool { value != nil && !(value is NSNull) }
  var list: [Recorded] { (value as? [Any] ?? []).map(Recorded.init) }
  var keys: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
  var text: String { value as? String ?? "" }
  var flag: Bool { value as? Bool ?? false }
  var integer: Int { (value as? NSNumber)?.intValue ?? -1 }
  var number: Double {
    if let number = value as? NSNumber { return number.doubleValue }
    return Double(text) ?? .nan
  }
  var numbers: [Double] { list.map(\.number) }
  var floats: [Float] { list.map { Float($0.number) } }
  var integers: [Int] { list.map(\.integer) }
}
