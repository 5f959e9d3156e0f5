import CImageCodecs

/// Reads and writes PNG pixels. libpng runs behind a C shim, because its error exits may not cross
/// Swift.
public enum PNGCodec {
  /// Decodes a whole PNG of any kind: 1 to 16 bits, gray, palette, interlaced, with alpha.
  ///
  /// 16 bits become 8 by rounding. Color profiles and gamma are ignored, as detectors' readers do.
  /// - Parameter pixelLimit: the most pixels to decode.
  /// - Throws: ``ImageError``; also for a picture that ends early, which is never half shown.
  public static func decode(_ file: [UInt8], pixelLimit: Int = ImageLimits.decodedPixels)
    throws(ImageError) -> PixelBuffer
  {
    let header = try ImageHeader(file)
    guard header.format == .png else { throw .unknownFormat }
    let (width, height) = (header.width, header.height)
    guard width * height <= pixelLimit else {
      throw .tooManyPixels(count: width * height, limit: pixelLimit)
    }
    var message = anchorkit_png_message()
    var status: Int32 = 0
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { storage, count in
      file.withUnsafeBufferPointer { bytes in
        status = anchorkit_png_decode(
          bytes.baseAddress, bytes.count, UInt32(width), UInt32(height), storage.baseAddress,
          &message)
      }
      // A failed decoding leaves bytes unset: none of them is passed on.
      count = status == Int32(ANCHORKIT_PNG_DONE) ? width * height * 4 : 0
    }
    try check(status, message)
    return PixelBuffer(width: width, height: height, straight: pixels, mayHaveAlpha: true)
  }

  /// How hard the encoder tries.
  public enum Effort: Hashable, Sendable {
    /// For overlays on photographs: differences of neighbors and run lengths. The size of OpenCV's
    /// files.
    case quick
    /// For charts and files that are committed: every filter tried, the hardest compression.
    case small
  }

  /// Encodes a picture, as RGB when it is opaque and RGBA when not.
  public static func encode(_ picture: PixelBuffer, effort: Effort = .quick) throws(ImageError)
    -> [UInt8]
  {
    try (picture.isOpaque ? picture.bytes : picture.straightBytes).withUnsafeBufferPointer {
      pixels throws(ImageError) in
      try encode(
        rows: pixels, width: picture.width, height: picture.height, stride: picture.width * 4,
        keepsAlpha: !picture.isOpaque, effort: effort)
    }
  }

  /// Encodes BGRA rows in place, so that a canvas need not copy its pixels.
  ///
  /// - Shape: `rows` holds `height` rows, `stride` bytes apart, of `width * 4` bytes each.
  /// - Parameter keepsAlpha: whether the fourth byte is written (then it must be straight alpha).
  public static func encode(
    rows: UnsafeBufferPointer<UInt8>, width: Int, height: Int, stride: Int, keepsAlpha: Bool,
    effort: Effort
  ) throws(ImageError) -> [UInt8] {
    try ImageLimits.check(width: width, height: height)
    precondition(
      stride >= width * 4 && rows.count >= stride * (height - 1) + width * 4,
      "the rows hold the picture")
    var message = anchorkit_png_message()
    var encoded: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status: Int32
    switch effort {
    case .quick:
      status = anchorkit_png_encode_quick(
        rows.baseAddress, UInt32(width), UInt32(height), stride, keepsAlpha ? 1 : 0, &encoded,
        &count)
    case .small:
      let hardest = anchorkit_png_effort(level: 9, strategy: 0, filters: 0xF8)
      status = anchorkit_png_encode(
        rows.baseAddress, UInt32(width), UInt32(height), stride, keepsAlpha ? 1 : 0, hardest,
        &encoded, &count, &message)
    }
    defer { anchorkit_png_free(encoded) }
    try check(status, message)
    return Array(UnsafeBufferPointer(start: encoded, count: count))
  }

  private static func check(_ status: Int32, _ message: anchorkit_png_message) throws(ImageError) {
    switch Int(status) {
    case Int(ANCHORKIT_PNG_DONE): return
    case Int(ANCHORKIT_PNG_TRUNCATED): throw .truncated(.png)
    case Int(ANCHORKIT_PNG_OUT_OF_MEMORY): throw .outOfMemory
    default:
      let text = withUnsafeBytes(of: message.text) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw .malformed(.png, reason: text)
    }
  }
}

extension PixelBuffer {
  /// BGRA with alpha no longer multiplied in, as PNG stores it.
  fileprivate var straightBytes: [UInt8] {
    var straight = bytes
    for place in stride(from: 0, to: straight.count, by: 4) {
      let alpha = straight[place + 3]
      guard alpha != 255 else { continue }
      for channel in 0..<3 {
        straight[place + channel] = Self.quotient(straight[place + channel], alpha)
      }
    }
    return straight
  }
}
