/// Why the bytes of a file are no picture that can be used.
public enum ImageError: Error, Hashable, Sendable {
  /// The first bytes are neither PNG nor JPEG.
  case unknownFormat
  /// The file ends before the header, or before the picture, does.
  case truncated(ImageFormat)
  /// The bytes break the format's rules; the reason is the decoder's own.
  case malformed(ImageFormat, reason: String)
  /// Legal, but a kind that is not read here: lossless or arithmetic-coded JPEG, for example.
  case unsupported(ImageFormat, feature: String)
  /// A side of zero, or past ``ImageLimits``.
  case unacceptableSize(width: Int, height: Int)
  /// Too many pixels to decode under the caller's limit.
  case tooManyPixels(count: Int, limit: Int)
  /// A JPEG with so many scans that decoding would take for ever.
  case tooManyScans(count: Int, limit: Int)
  /// No size within the bytes that a header may take.
  case headerTooLong(ImageFormat, limit: Int)
  /// The memory for the pixels was refused.
  case outOfMemory
}

extension ImageError: CustomStringConvertible {
  /// One sentence: what is wrong, and what was expected.
  public var description: String {
    switch self {
    case .unknownFormat: "not a PNG or JPEG picture"
    case .truncated(let format): "the \(format) ends early"
    case .malformed(let format, let reason): "not a sound \(format): \(reason)"
    case .unsupported(let format, let feature): "\(format) with \(feature) is not read"
    case .unacceptableSize(let width, let height):
      "the header says \(width)x\(height) pixels; sides of 1 to \(ImageLimits.side) and "
        + "\(ImageLimits.pixels) pixels in all are accepted"
    case .tooManyPixels(let count, let limit): "\(count) pixels; at most \(limit) are decoded"
    case .tooManyScans(let count, let limit): "\(count) scans; at most \(limit) are decoded"
    case .headerTooLong(let format, let limit):
      "no picture size in the first \(limit) bytes of the \(format)"
    case .outOfMemory: "not enough memory for the pixels"
    }
  }
}
