/// The extension of a file name in lower case, as one number that is quick to compare.
struct FileEnding: Hashable, Sendable {
  private let key: UInt64

  /// Takes what stands behind the last dot of a name; more than eight bytes are no extension that
  /// anyone here asks for.
  init(_ name: ArraySlice<UInt8>) {
    var key: UInt64 = 0
    var isBehindDot = false
    for byte in name.suffix(9) {
      if byte == PathBytes.dot {
        key = 0
        isBehindDot = true
      } else {
        key = key << 8 | UInt64((65...90).contains(byte) ? byte | 32 : byte)
      }
    }
    self.key = isBehindDot ? key : 0
  }

  /// Takes an extension as it is spelled.
  init(extension text: String) { self.init(Array(".\(text)".utf8)[...]) }

  /// Whether it is that of a picture.
  var isImage: Bool { Self.images.contains(self) }

  /// No extension.
  static let absent = FileEnding([])

  /// Text: labels of some formats, and lists.
  static let text = FileEnding(extension: "txt")

  private static let images = [
    "jpg", "png", "jpeg", "bmp", "gif", "ppm", "tif", "tiff", "webp",
  ].map(FileEnding.init(extension:))
}

/// Text files that lie among labels and are none.
enum BesideLabels {
  static func contain(_ name: ArraySlice<UInt8>) -> Bool {
    // Asked of every text file, and most have names that begin otherwise.
    guard let first = name.first, beginnings[Int(first)] else { return false }
    let stem = String(decoding: PathBytes.lowercased(PathBytes.stem(name)), as: UTF8.self)
    return stems.contains(stem) || prefixes.contains(where: stem.hasPrefix)
  }

  /// Whether one of these names, in any case, begins with a byte.
  private static let beginnings: [Bool] = {
    let firsts = stems.union(prefixes).compactMap(\.utf8.first)
    return PathBytes.lowercased(UInt8.min...UInt8.max).map(firsts.contains)
  }()

  private static let prefixes = ["readme", "license"]

  private static let stems: Set<String> = others.union(ClassListNames.textStems)

  private static let others: Set<String> = [
    "obj", "label_map", "labelmap", "predefined_classes", "train", "val",
    "trainval", "test", "requirements", "notes", "changelog", "img_train", "img_val", "gt_train",
    "gt_val", "copying", "sources",
  ]
}
