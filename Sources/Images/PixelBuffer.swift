/// A picture in memory: BGRA, 8 bits a channel, alpha premultiplied, rows packed from the top.
///
/// This is Cairo's layout on little-endian machines, so drawing needs no conversion.
public struct PixelBuffer: Hashable, Sendable {
  /// Columns of pixels.
  public let width: Int
  /// Rows of pixels.
  public let height: Int
  /// `width * height * 4` bytes: blue, green, red, alpha.
  public private(set) var bytes: [UInt8]
  /// Whether every alpha is 255, as far as is known.
  public let isOpaque: Bool

  /// One pixel as people name it: straight alpha, 0…255.
  public struct Color: Hashable, Sendable {
    /// The red share.
    public var red: UInt8
    /// The green share.
    public var green: UInt8
    /// The blue share.
    public var blue: UInt8
    /// 255 covers, 0 is not there.
    public var alpha: UInt8

    /// Names a color.
    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
      self.red = red
      self.green = green
      self.blue = blue
      self.alpha = alpha
    }
  }

  /// A picture of one color.
  public init(width: Int, height: Int, filledWith color: Color) {
    let alpha = color.alpha
    let pixel = [
      Self.product(color.blue, alpha), Self.product(color.green, alpha),
      Self.product(color.red, alpha), alpha,
    ]
    let bytes = [UInt8](unsafeUninitializedCapacity: width * height * 4) { storage, count in
      for place in 0..<(width * height * 4) { storage[place] = pixel[place & 3] }
      count = width * height * 4
    }
    self.init(width: width, height: height, premultiplied: bytes, isOpaque: alpha == 255)
  }

  /// Takes pixels that have this type's layout already.
  ///
  /// - Shape: `bytes.count` is `width * height * 4`.
  public init(width: Int, height: Int, premultiplied bytes: [UInt8], isOpaque: Bool) {
    precondition(
      width > 0 && height > 0 && bytes.count == width * height * 4,
      "a pixel buffer holds width * height * 4 bytes")
    self.width = width
    self.height = height
    self.bytes = bytes
    self.isOpaque = isOpaque
  }

  /// Takes BGRA pixels with straight alpha, as decoders give them.
  init(width: Int, height: Int, straight bytes: [UInt8], mayHaveAlpha: Bool) {
    var bytes = bytes
    var isOpaque = true
    if mayHaveAlpha {
      bytes.withUnsafeMutableBufferPointer { pixels in
        for place in stride(from: 0, to: pixels.count, by: 4) {
          let alpha = pixels[place + 3]
          guard alpha != 255 else { continue }
          isOpaque = false
          pixels[place] = Self.product(pixels[place], alpha)
          pixels[place + 1] = Self.product(pixels[place + 1], alpha)
          pixels[place + 2] = Self.product(pixels[place + 2], alpha)
        }
      }
    }
    self.init(width: width, height: height, premultiplied: bytes, isOpaque: isOpaque)
  }

  /// The color of all pixels, where they are alike.
  public var onlyColor: Color? {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count >= 4 else { return nil }
      let first = bytes.loadUnaligned(as: UInt32.self)
      for place in stride(from: 4, to: bytes.count - 3, by: 4)
      where bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self) != first {
        return nil
      }
      return self[0, 0]
    }
  }

  /// The pixel in a column and a row, alpha no longer multiplied in.
  public subscript(x: Int, y: Int) -> Color {
    precondition((0..<width).contains(x) && (0..<height).contains(y), "a pixel of the picture")
    let place = (y * width + x) * 4
    let alpha = bytes[place + 3]
    return Color(
      red: Self.quotient(bytes[place + 2], alpha), green: Self.quotient(bytes[place + 1], alpha),
      blue: Self.quotient(bytes[place], alpha), alpha: alpha)
  }

  /// `value * alpha / 255`, rounded.
  static func product(_ value: UInt8, _ alpha: UInt8) -> UInt8 {
    UInt8((Int(value) * Int(alpha) + 127) / 255)
  }

  /// The inverse of ``product(_:_:)``; 0 where nothing is left.
  static func quotient(_ value: UInt8, _ alpha: UInt8) -> UInt8 {
    alpha == 0 ? 0 : UInt8(min(255, (Int(value) * 255 + Int(alpha) / 2) / Int(alpha)))
  }
}
