/// What a file name promises, by its extension in any case.
enum FileNameKind: Equatable {
  case xml
  case text
  case json
  case image
  case other

  init(_ name: ArraySlice<UInt8>) {
    // The last bytes as one number, letters in lower case: `.xml` is 0x2E786D6C.
    var key: UInt64 = 0
    for byte in name.suffix(5) {
      key = key << 8 | UInt64((65...90).contains(byte) ? byte | 32 : byte)
    }
    switch key & 0xFFFF_FFFF {
    case Self.key(".xml"): self = .xml
    case Self.key(".txt"): self = .text
    case Self.key(".jpg"), Self.key(".png"), Self.key(".bmp"), Self.key(".gif"), Self.key(".ppm"),
      Self.key(".tif"):
      self = .image
    default:
      switch key {
      case Self.key(".json"): self = .json
      case Self.key(".jpeg"), Self.key(".tiff"), Self.key(".webp"): self = .image
      default: self = .other
      }
    }
  }

  @inline(__always)
  private static func key(_ text: StaticString) -> UInt64 {
    var key: UInt64 = 0
    for place in 0..<text.utf8CodeUnitCount { key = key << 8 | UInt64(text.utf8Start[place]) }
    return key
  }

  /// Text files that lie among labels and are none.
  static func isWellKnown(_ name: ArraySlice<UInt8>) -> Bool {
    let stem = String(decoding: PathBytes.lowercased(PathBytes.stem(name)), as: UTF8.self)
    return wellKnown.contains(stem) || stem.hasPrefix("readme") || stem.hasPrefix("license")
  }

  private static let wellKnown: Set<String> = [
    "classes", "obj", "labels", "label_map", "labelmap", "predefined_classes", "train", "val",
    "trainval", "test", "requirements", "notes", "changelog", "img_train", "img_val", "gt_train",
    "gt_val", "names", "copying", "sources",
  ]
}

/// Names of folders that hold a format's labels, or the images beside them.
enum LabelFolderNames {
  /// Whether a folder's name says that labels are in it, in any case.
  static func contain(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: PathBytes.lowercased(name), as: UTF8.self)
    return ["annotations", "label_2", "labels"].contains(name)
  }
}
