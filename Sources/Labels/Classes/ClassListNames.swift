import JSONText

/// What class lists are called, and which of a folder comes first.
enum ClassListNames {
  static let yamlEndings = [
    FileEnding(extension: "yaml"), FileEnding(extension: "yml"),
  ]

  /// What a file may be, by its name alone.
  enum Kind: Hashable {
    /// Names, one a line.
    case lines
    /// A YOLO data file by its usual name.
    case dataFile
    /// A YAML of any name, which has to show that it is a data file.
    case yaml
    /// The notes of an annotation tool's export.
    case notes
  }

  /// The kind of a file and its rank among those of its folder; nothing when it is no class list.
  static func kind(of name: some BidirectionalCollection<UInt8>) -> (kind: Kind, rank: Int)? {
    let name = String(decoding: PathBytes.lowercased(name), as: UTF8.self)
    if let rank = lineFiles.firstIndex(of: name) {
      return (.lines, rank < commonLineFiles ? rank : rank + 10)
    }
    if let rank = dataFiles.firstIndex(of: name) { return (.dataFile, 5 + rank) }
    if name == "notes.json" { return (.notes, 200) }
    let ending = FileEnding(Array(name.utf8)[...])
    if yamlEndings.contains(ending) { return (.yaml, 9) }
    return ending == FileEnding(extension: "names") ? (.lines, 100) : nil
  }

  /// Lists of names, one a line; those of the common tools come before YAML, the others behind it.
  private static let lineFiles = [
    "classes.txt", "obj.names", "_darknet.labels", "_classes.txt", "class_list.txt",
    "class_names.txt", "coco.names", "names.txt", "keras_yolo_classes.txt", "keras_yolo_classes",
    "labels.txt",
  ]
  private static let commonLineFiles = 3
  private static let dataFiles = ["data.yaml", "dataset.yaml", "data.yml", "dataset.yml"]

  /// Text files with the ending of labels that are lists of names, by their stems.
  static let textStems = lineFiles.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }

  /// Reads a file that may be a class list.
  ///
  /// - Returns: nothing when it is none.
  static func read(_ bytes: [UInt8], _ kind: Kind, path: String) -> ClassListFile? {
    switch kind {
    case .lines:
      // Rows of labels, or of numbers, are no names.
      let isLabel = bytes.withUnsafeBytes { LabelFormats.recognize($0) != nil }
      return isLabel ? nil : ClassListText.read(bytes, path: path)
    case .dataFile: return ClassListYAML.read(bytes, path: path)
    case .yaml:
      guard let list = ClassListYAML.read(bytes, path: path), ClassListYAML.isDataFile(bytes) else {
        return nil
      }
      return list
    case .notes: return notes(bytes, path: path)
    }
  }

  /// `notes.json`: categories with ids from 0, beside a list of the same names.
  private static func notes(_ bytes: [UInt8], path: String) -> ClassListFile? {
    guard let root = try? JSONReader().read(bytes).object, root["images"] == nil,
      let categories = root["categories"]?.array
    else { return nil }
    var names: [Int: String] = [:]
    for category in categories {
      guard let entry = category.object, let name = entry["name"]?.string,
        let id = entry["id"]?.int ?? entry["id"]?.string.flatMap({ Int($0) })
      else { return nil }
      names[id] = name
    }
    guard names.keys.sorted() == Array(0..<categories.count) else { return nil }
    return ClassListFile(
      path: path, names: names.sorted { $0.key < $1.key }.map(\.value), isNote: true)
  }
}
