/// The size of an image in whole pixels, both sides greater than zero.
///
/// Written out (`ImageSize(width: 1248, height: 384)`), because half of the field says (H, W).
public struct ImageSize: Hashable, Sendable, CustomStringConvertible {
  /// Columns of pixels.
  public let width: Int
  /// Rows of pixels.
  public let height: Int

  /// The longest side that is accepted, in pixels: the limit of JPEG, and past any real camera.
  public static let maximumSide = 65_535

  /// Makes a size, or nothing when a side is below 1 or above ``maximumSide``.
  public init?(width: Int, height: Int) {
    let sides = 1...Self.maximumSide
    guard sides.contains(width), sides.contains(height) else { return nil }
    self.width = width
    self.height = height
  }

  /// The whole image as a box: `0, 0, width, height`.
  public var bounds: Box<Pixels> {
    Box(uncheckedXMin: 0, yMin: 0, xMax: Double(width), yMax: Double(height))
  }

  /// `1248x384`, as the command line spells it.
  public var description: String { "\(width)x\(height)" }

  /// Reads `WxH` (also `W×H` and `W,H`), as the command line spells a size.
  public init?(parsing text: String) {
    let sides = text.split(whereSeparator: { "x×X,".contains($0) })
    guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]) else {
      return nil
    }
    self.init(width: width, height: height)
  }
}
