/// What the first bytes of a PNG or JPEG say about the picture.
public struct ImageHeader: Hashable, Sendable {
  /// How a pixel's numbers are meant.
  public enum ColorModel: String, Hashable, Sendable {
    /// One channel.
    case gray
    /// Gray and alpha.
    case grayAlpha
    /// Three channels; a JPEG's YCbCr counts as such.
    case rgb
    /// Three channels and alpha.
    case rgba
    /// One index into a table of colors.
    case palette
    /// Four inks, as print shops store JPEG.
    case cmyk
  }

  /// The format, by content.
  public let format: ImageFormat
  /// Columns of pixels as stored.
  public let width: Int
  /// Rows of pixels as stored.
  public let height: Int
  /// How a pixel's numbers are meant.
  public let colorModel: ColorModel
  /// Bits of one channel, or of a palette's index: 1, 2, 4, 8 or 16; JPEG 8 or 12.
  public let bitDepth: Int
  /// A PNG in seven passes (Adam7).
  public let isInterlaced: Bool
  /// A JPEG in several scans, coarse to fine.
  public let isProgressive: Bool
  /// How the picture is to be turned; PNGs are upright.
  public let orientation: EXIFOrientation
  /// A JPEG written by Adobe's rules: CMYK is stored inverted.
  public let hasAdobeMarker: Bool
  /// The kind of JPEG that the decoder can't read, if it is one.
  let unsupportedFeature: String?

  /// Numbers per pixel as stored; a palette's index is one.
  public var channels: Int {
    switch colorModel {
    case .gray, .palette: 1
    case .grayAlpha: 2
    case .rgb: 3
    case .rgba, .cmyk: 4
    }
  }

  /// What a look at the first bytes of a file gives.
  public enum Scan: Hashable, Sendable {
    /// The header.
    case found(ImageHeader)
    /// More is needed: at least that many bytes from the file's start.
    case needsMore(byteCount: Int)
  }

  /// How many bytes to offer first: 99 of 100 headers are within them.
  public static let usualByteCount = 64 << 10

  /// Looks for the header in the first bytes of a file.
  ///
  /// Offer ``usualByteCount`` bytes; at `needsMore`, offer at least as many as it asks for (doubling
  /// keeps long headers linear), or all there are with `isWholeFile`.
  ///
  /// - Throws: what no further byte could mend. Sizes past ``ImageLimits`` are refused here.
  public static func scan(_ bytes: Span<UInt8>, isWholeFile: Bool = false) throws(ImageError)
    -> Scan
  {
    guard let format = ImageFormat(firstBytes: bytes) else {
      // A file shorter than a signature can still grow into one.
      guard bytes.count < ImageFormat.pngSignature.count, !isWholeFile else {
        throw .unknownFormat
      }
      return .needsMore(byteCount: ImageFormat.pngSignature.count)
    }
    let scan =
      switch format {
      case .png: try PNGHeader.scan(bytes)
      case .jpeg: try JPEGHeader.scan(bytes)
      }
    guard case .needsMore(let byteCount) = scan else { return scan }
    guard !isWholeFile else { throw .truncated(format) }
    guard byteCount <= ImageLimits.headerBytes else {
      throw .headerTooLong(format, limit: ImageLimits.headerBytes)
    }
    return .needsMore(byteCount: max(byteCount, bytes.count + 1))
  }

  /// Reads the header of a whole file that is in memory.
  public init(_ file: [UInt8]) throws(ImageError) {
    guard case .found(let header) = try Self.scan(file.span, isWholeFile: true) else {
      throw .unknownFormat
    }
    self = header
  }

  init(
    format: ImageFormat, width: Int, height: Int, colorModel: ColorModel, bitDepth: Int,
    isInterlaced: Bool = false, isProgressive: Bool = false,
    orientation: EXIFOrientation = .upright, hasAdobeMarker: Bool = false,
    unsupportedFeature: String? = nil
  ) throws(ImageError) {
    try ImageLimits.check(width: width, height: height)
    self.format = format
    self.width = width
    self.height = height
    self.colorModel = colorModel
    self.bitDepth = bitDepth
    self.isInterlaced = isInterlaced
    self.isProgressive = isProgressive
    self.orientation = orientation
    self.hasAdobeMarker = hasAdobeMarker
    self.unsupportedFeature = unsupportedFeature
  }
}
