import Boxes

/// What the numbers of a box are measured against: its image.
public enum SketchFrame: Hashable, Sendable {
  /// Pixels of an image of that size.
  case image(ImageSize)
  /// Pixels of an image of which nobody knows the size.
  case unknown
  /// Shares of an image of which nobody knows the size.
  case shares

  /// The number of the kind in a file.
  var kind: UInt8 {
    switch self {
    case .image: 0
    case .unknown: 1
    case .shares: 2
    }
  }

  /// The sides of a known image; zeros for others.
  var sides: (width: UInt32, height: UInt32) {
    guard case .image(let size) = self else { return (0, 0) }
    return (UInt32(size.width), UInt32(size.height))
  }

  /// Canonical order: known images by width, then height; then the others.
  static func precedes(_ a: SketchFrame, _ b: SketchFrame) -> Bool {
    (a.kind, a.sides.width, a.sides.height) < (b.kind, b.sides.width, b.sides.height)
  }
}
