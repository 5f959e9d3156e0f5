extension PixelBuffer {
  /// Decodes a PNG or JPEG file that is in memory.
  ///
  /// - Parameters:
  ///   - appliesOrientation: whether EXIF's orientation turns the picture, as OpenCV does and Pillow
  ///     does not.
  ///   - pixelLimit: the most pixels to decode.
  public init(
    decoding file: [UInt8], appliesOrientation: Bool = true,
    pixelLimit: Int = ImageLimits.decodedPixels
  ) throws(ImageError) {
    switch ImageFormat(firstBytes: file.span) {
    case nil: throw .unknownFormat
    case .png: self = try PNGCodec.decode(file, pixelLimit: pixelLimit)
    case .jpeg:
      self = try JPEGDecoder.decode(
        file, appliesOrientation: appliesOrientation, pixelLimit: pixelLimit)
    }
  }
}
