import Text
import Trainers

extension [String: Int] {
  /// Whose reader read the labels, by how many images each read: the most first, then by name.
  var readers: [(name: String, images: Int)] {
    map { (name: $0.key, images: $0.value) }.sorted {
      ($1.images, $0.name) < ($0.images, $1.name)
    }
  }

  /// The same as a line; nothing where nothing was read.
  public var readersLine: String {
    let readers = readers
    guard let first = readers.first else { return "" }
    guard readers.count > 1 else { return "labels read by: \(Self.words(first.name))\n" }
    let parts = readers.map {
      "\(Self.words($0.name)) in \(DecimalText.count($0.images, "image", "images"))"
    }
    return "labels read by: \(parts.joined(separator: "; "))\n"
  }

  /// Whether our own reading is among them.
  public var readsPlainly: Bool { self[PlainReader.name] != nil }

  private static func words(_ name: String) -> String {
    guard name != PlainReader.name, let reader = TrainerReaders.reader(named: name) else {
      return "plain (our own reading)"
    }
    return "\(name) (\(reader.info.trainer))"
  }
}
