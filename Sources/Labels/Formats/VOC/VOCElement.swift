import Glibc

/// The elements of VOC files that the reader knows, told by the bytes of their names.
enum VOCElement: UInt8 {
  case other
  case annotation, folder, filename, path, pixels, size, object
  case width, height, depth
  case name, pose, truncated, difficult, occluded, bndbox, part, polygon
  case xMin, yMin, xMax, yMax
  /// What some tools write instead of edges: a corner or a center with a size, and an angle.
  case turnedBox, x, y, w, h, centerX, centerY, angle
  case attributes, attribute, value

  @inline(__always)
  init(_ name: UnsafeRawBufferPointer) {
    self = .other
    guard let bytes = name.baseAddress else { return }
    @inline(__always) func match(_ text: StaticString, _ element: VOCElement) {
      if memcmp(bytes, text.utf8Start, name.count) == 0 { self = element }
    }
    switch (name.count, name.first) {
    case (1, UInt8(ascii: "x")): self = .x
    case (1, UInt8(ascii: "y")): self = .y
    case (1, UInt8(ascii: "w")): self = .w
    case (1, UInt8(ascii: "h")): self = .h
    case (2, UInt8(ascii: "c")):
      match("cx", .centerX)
      match("cy", .centerY)
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
    case (5, UInt8(ascii: "v")): match("value", .value)
    case (5, UInt8(ascii: "a")): match("angle", .angle)
    case (6, UInt8(ascii: "b")): match("bndbox", .bndbox)
    case (6, UInt8(ascii: "o")): match("object", .object)
    case (6, UInt8(ascii: "p")): match("pixels", .pixels)
    case (6, UInt8(ascii: "h")): match("height", .height)
    case (6, UInt8(ascii: "f")): match("folder", .folder)
    case (7, UInt8(ascii: "p")): match("polygon", .polygon)
    case (8, UInt8(ascii: "f")): match("filename", .filename)
    case (8, UInt8(ascii: "o")): match("occluded", .occluded)
    case (8, UInt8(ascii: "r")): match("robndbox", .turnedBox)
    case (9, UInt8(ascii: "t")): match("truncated", .truncated)
    case (9, UInt8(ascii: "d")): match("difficult", .difficult)
    case (9, UInt8(ascii: "a")): match("attribute", .attribute)
    case (10, UInt8(ascii: "a")):
      match("annotation", .annotation)
      match("attributes", .attributes)
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
    case .turnedBox: "robndbox"
    case .x: "x"
    case .y: "y"
    case .w: "w"
    case .h: "h"
    case .centerX: "cx"
    case .centerY: "cy"
    case .angle: "angle"
    case .attributes: "attributes"
    case .attribute: "attribute"
    case .value: "value"
    }
  }

  /// The bit of a field in the set of those that an object or a size has shown.
  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The four coordinates, in the order in which VOC's own files should have them.
  static let coordinates: [VOCElement] = [.xMin, .yMin, .xMax, .yMax]
  /// A corner and a size, which some sets have in their place.
  static let cornerAndSize: [VOCElement] = [.x, .y, .w, .h]
  /// What a turned box is made of.
  static let turnedBoxFields: [VOCElement] = [.centerX, .centerY, .w, .h, .angle]

  /// The bits of several fields.
  static func bits(_ elements: [VOCElement]) -> UInt64 { elements.reduce(0) { $0 | $1.bit } }
}
