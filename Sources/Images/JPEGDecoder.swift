import CTurboJPEG

/// Decodes JPEG pixels by libjpeg-turbo's TurboJPEG interface, which reports errors by return value.
public enum JPEGDecoder {
  /// Decodes a whole JPEG: baseline or progressive, gray, color or CMYK.
  ///
  /// A file that ends early decodes as far as it goes and is gray below; ``ImageEnding`` tells.
  /// - Parameters:
  ///   - appliesOrientation: whether the picture is turned upright, as OpenCV does.
  ///   - pixelLimit: the most pixels to decode.
  public static func decode(
    _ file: [UInt8], appliesOrientation: Bool = true, pixelLimit: Int = ImageLimits.decodedPixels
  ) throws(ImageError) -> PixelBuffer {
    let header = try ImageHeader(file)
    guard header.format == .jpeg else { throw .unknownFormat }
    if let feature = header.unsupportedFeature { throw .unsupported(.jpeg, feature: feature) }
    let (width, height) = (header.width, header.height)
    guard width * height <= pixelLimit else {
      throw .tooManyPixels(count: width * height, limit: pixelLimit)
    }
    try checkScans(of: file, header)
    let isCMYK = header.colorModel == .cmyk
    var pixels = try pixels(
      of: file, width: width, height: height, format: isCMYK ? TJPF_CMYK : TJPF_BGRA)
    if isCMYK { convertInks(&pixels, areInverted: header.hasAdobeMarker) }
    let picture = PixelBuffer(
      width: width, height: height, straight: pixels, mayHaveAlpha: false)
    return appliesOrientation ? picture.turned(by: header.orientation) : picture
  }

  private static func checkScans(of file: [UInt8], _ header: ImageHeader) throws(ImageError) {
    let scans = JPEGScans(file.span).count
    guard scans <= ImageLimits.scans else {
      throw .tooManyScans(count: scans, limit: ImageLimits.scans)
    }
    let work = scans * header.width * header.height
    guard work <= ImageLimits.scannedPixels else {
      throw .tooManyPixels(count: work, limit: ImageLimits.scannedPixels)
    }
  }

  private static func pixels(of file: [UInt8], width: Int, height: Int, format: TJPF)
    throws(ImageError) -> [UInt8]
  {
    guard let decoder = tjInitDecompress() else { throw .outOfMemory }
    defer { tjDestroy(decoder) }
    var isDecoded = false
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { storage, count in
      // What a truncated file leaves unset must not be another picture's memory.
      storage.initialize(repeating: 0)
      let status = file.withUnsafeBufferPointer { bytes in
        tjDecompress2(
          decoder, bytes.baseAddress, UInt(bytes.count), storage.baseAddress, Int32(width),
          Int32(width * 4), Int32(height), Int32(format.rawValue), TJFLAG_LIMITSCANS)
      }
      // A warning leaves a usable picture.
      isDecoded = status == 0 || tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue)
      count = width * height * 4
    }
    guard isDecoded else {
      let reason = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "no reason given"
      throw .malformed(.jpeg, reason: reason)
    }
    return pixels
  }

  /// Turns four inks into BGRA: a channel is the light that its ink and black let through.
  ///
  /// Adobe stores the light itself (255 is no ink); by the standard's reading, 255 is full ink.
  private static func convertInks(_ pixels: inout [UInt8], areInverted: Bool) {
    let mask: UInt8 = areInverted ? 0 : 0xFF
    pixels.withUnsafeMutableBufferPointer { pixels in
      for place in stride(from: 0, to: pixels.count, by: 4) {
        let black = pixels[place + 3] ^ mask
        let red = PixelBuffer.product(pixels[place] ^ mask, black)
        pixels[place + 1] = PixelBuffer.product(pixels[place + 1] ^ mask, black)
        pixels[place] = PixelBuffer.product(pixels[place + 2] ^ mask, black)
        pixels[place + 2] = red
        pixels[place + 3] = 255
      }
    }
  }
}
