/// Reads PNG's first chunk, IHDR: 13 bytes at a fixed place, with a checksum.
enum PNGHeader {
  /// Signature, length and type, 13 bytes of fields, checksum.
  static let byteCount = 33

  static func scan(_ bytes: Span<UInt8>) throws(ImageError) -> ImageHeader.Scan {
    guard
      let width = bytes.bigEndian32(at: 16), let height = bytes.bigEndian32(at: 20),
      let bitDepth = bytes.byte(at: 24), let colorType = bytes.byte(at: 25),
      let compression = bytes.byte(at: 26), let filter = bytes.byte(at: 27),
      let interlace = bytes.byte(at: 28), let checksum = bytes.bigEndian32(at: 29)
    else { return .needsMore(byteCount: byteCount) }
    guard bytes.bigEndian32(at: 8) == 13, bytes.holds([0x49, 0x48, 0x44, 0x52], at: 12) else {
      throw .malformed(.png, reason: "it does not begin with IHDR")
    }
    guard CRC32.of(bytes.extracting(12..<29)) == UInt32(truncatingIfNeeded: checksum) else {
      throw .malformed(.png, reason: "the header's checksum is wrong")
    }
    guard compression == 0, filter == 0, interlace <= 1,
      let colorModel = colorModel(type: colorType, bitDepth: bitDepth)
    else {
      throw .malformed(.png, reason: "color type \(colorType) with \(bitDepth) bits")
    }
    return .found(
      try ImageHeader(
        format: .png, width: width, height: height, colorModel: colorModel,
        bitDepth: Int(bitDepth), isInterlaced: interlace == 1))
  }

  /// The pairs that the format allows.
  private static func colorModel(type: UInt8, bitDepth: UInt8) -> ImageHeader.ColorModel? {
    switch (type, bitDepth) {
    case (0, 1), (0, 2), (0, 4), (0, 8), (0, 16): .gray
    case (2, 8), (2, 16): .rgb
    case (3, 1), (3, 2), (3, 4), (3, 8): .palette
    case (4, 8), (4, 16): .grayAlpha
    case (6, 8), (6, 16): .rgba
    default: nil
    }
  }
}
