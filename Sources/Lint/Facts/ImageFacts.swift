import Boxes

/// What is known of the picture that a label file belongs to, gathered from its first bytes.
///
/// A value without a decoder behind it: `Studies` fills it, rules judge it.
public struct ImageFacts: Hashable, Sendable {
  /// How far the picture could be read.
  public enum State: Hashable, Sendable {
    /// An image folder is known, and the picture is not in it.
    case missing
    /// It is there, and can't be decoded; the decoder's own words.
    case unreadable(reason: String)
    /// It is there, and its header was read.
    case read
  }

  /// How colors are stored.
  public enum ColorModel: String, CaseIterable, Hashable, Sendable {
    /// One channel.
    case gray
    /// Gray and alpha.
    case grayAlpha = "gray with alpha"
    /// Three channels; a palette counts as RGB.
    case rgb = "RGB"
    /// Four channels with alpha.
    case rgbAlpha = "RGB with alpha"
    /// Four channels of print colors.
    case cmyk = "CMYK"

    /// How many numbers a pixel has.
    public var channels: Int {
      switch self {
      case .gray: 1
      case .grayAlpha: 2
      case .rgb: 3
      case .rgbAlpha, .cmyk: 4
      }
    }
  }

  /// The picture's file, or where it was looked for, relative to the input root.
  public var path: String
  /// How far it could be read.
  public var state: State
  /// The format that its bytes show: `JPEG`, `PNG`.
  public var content: String?
  /// The size as stored, before any EXIF rotation.
  public var size: ImageSize?
  /// How colors are stored.
  public var colors: ColorModel?
  /// Bits of one channel.
  public var bitDepth: Int?
  /// EXIF orientation 1–8.
  public var orientation: Int?
  /// Red, green and blue of all pixels, where somebody looked and they are alike.
  public var onlyColor: [UInt8]?

  /// States what is known.
  public init(
    path: String, state: State = .read, content: String? = nil, size: ImageSize? = nil,
    colors: ColorModel? = nil, bitDepth: Int? = nil, orientation: Int? = nil,
    onlyColor: [UInt8]? = nil
  ) {
    self.path = path
    self.state = state
    self.content = content
    self.size = size
    self.colors = colors
    self.bitDepth = bitDepth
    self.orientation = orientation
    self.onlyColor = onlyColor
  }
}
