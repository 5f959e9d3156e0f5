/// What is refused from the header, before any pixel is decoded.
public enum ImageLimits {
  /// The longest side, in pixels: JPEG's own limit. libpng's is per side only.
  public static let side = 65_535
  /// The most pixels a picture may have, decoded or not: 2^32 / 24, a decoded gigabyte of BGRA.
  public static let pixels = 178_956_970
  /// The most pixels that are decoded unless a caller says otherwise: 100 MB of BGRA, so that a
  /// preview of any file stays below 256 MiB.
  public static let decodedPixels = 25_000_000
  /// The most scans of a JPEG; ten are usual. TurboJPEG's own limit is 500.
  public static let scans = 100
  /// The most pixels times scans: a hundred scans of a large picture would take minutes.
  public static let scannedPixels = 400_000_000
  /// The most bytes that may precede a picture's size, color profiles and previews included.
  public static let headerBytes = 16 << 20

  /// Refuses a size outside the limits.
  static func check(width: Int, height: Int) throws(ImageError) {
    let sides = 1...side
    guard sides.contains(width), sides.contains(height), width * height <= pixels else {
      throw .unacceptableSize(width: width, height: height)
    }
  }
}
