import Glibc

/// The elements of VOC files that the reader knows, told by the bytes of their names.
enum VOCElement: UInt8 {
  case other
  case annotation, folder, filename, path, pixels, size, object
  case width, height, depth
  case name, pose, truncated, difficult, occluded, bndbox, part, polygon
  case xMin, yMin, xMax, yMax

  @inline(__always)
  init(_ name: UnsafeRawBufferPointer) {
    self = .other
    guard let bytes = name.baseAddress else { return }
    @inline(__always) func match(_ text: StaticString, _ element: VOCElement) {
      if memcmp(bytes, text.utf8Start, name.count) == 0 { self = element }
    }
    switch (name.count, name.first) {
    case (4, UInt8(ascii: "x")):
      match("xmin", .xMin)
      match("xmax", .xMax)
    case (4, UInt8(ascii: "y")):
      match("ymin", .yMin)
      match("ymax", .yMax)
    case (4, UInt8(ascii: "n")): match("name", .name)
    case (4, UInt8(ascii: "s")): match("size", .size)
    case (4, UInt8(ascii: "p")):
      match("pose", .pose)
      match("part", .part)
      match("path", .path)
    case (5, UInt8(ascii: "w")): match("width", .width)
    case (5, UInt8(ascii: "d")): match("depth", .depth)
    case (6, UInt8(ascii: "b")): match("bndbox", .bndbox)
    case (6, UInt8(ascii: "o")): match("object", .object)
    case (6, UInt8(ascii: "p")): match("pixels", .pixels)
    case (6, UInt8(ascii: "h")): match("height", .height)
    case (6, UInt8(ascii: "f")): match("folder", .folder)
    case (7, UInt8(ascii: "p")): match("polygon", .polygon)
    case (8, UInt8(ascii: "f")): match("filename", .filename)
    case (8, UInt8(ascii: "o")): match("occluded", .occluded)
    case (9, UInt8(ascii: "t")): match("truncated", .truncated)
    case (9, UInt8(ascii: "d")): match("difficult", .difficult)
    case (10, UInt8(ascii: "a")): match("annotation", .annotation)
    default: break
    }
  }

  /// The name of the element, as issues spell it.
  var fieldName: String {
    switch self {
    case .xMin: "xmin"
    case .yMin: "ymin"
    case .xMax: "xmax"
    case .yMax: "ymax"
    case .other: "other"
    case .annotation: "annotation"
    case .folder: "folder"
    case .filename: "filename"
    case .path: "path"
    case .pixels: "pixels"
    case .size: "size"
    case .object: "object"
    case .width: "width"
    case .height: "height"
    case .depth: "depth"
    case .name: "name"
    case .pose: "pose"
    case .truncated: "truncated"
    case .difficult: "difficult"
    case .occluded: "occluded"
    case .bndbox: "bndbox"
    case .part: "part"
    case .polygon: "polygon"
    }
  }

  /// The bit of a field in the set of those that an object or a size has shown.
  var bit: UInt32 { 1 << UInt32(rawValue) }

  /// The four coordinates, in the order in which VOC's own files should have them.
  static let coordinates: [VOCElement] = [.xMin, .yMin, .xMax, .yMax]
}
