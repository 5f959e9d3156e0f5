/// A color to draw with: red, green, blue and how much it covers, each 0…1.
public struct Ink: Hashable, Sendable {
  /// The red share.
  public let red: Double
  /// The green share.
  public let green: Double
  /// The blue share.
  public let blue: Double
  /// 1 covers, 0 is not seen.
  public let alpha: Double

  /// Takes a color as web pages write it: `Ink(0x0072B2)`.
  public init(_ hexadecimal: UInt32, alpha: Double = 1) {
    self.init(
      red: Double(hexadecimal >> 16 & 0xFF) / 255, green: Double(hexadecimal >> 8 & 0xFF) / 255,
      blue: Double(hexadecimal & 0xFF) / 255, alpha: alpha)
  }

  init(red: Double, green: Double, blue: Double, alpha: Double) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// The color as web pages write it, `#0072b2`, without what it covers.
  public var hexadecimal: String {
    let digits = [red, green, blue].map { share in
      let text = String(Int((share * 255).rounded()), radix: 16)
      return text.count < 2 ? "0" + text : text
    }
    return "#" + digits.joined()
  }

  /// The same color, covering less.
  public func faded(to alpha: Double) -> Ink {
    Ink(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// How light the color looks, 0…1 (Rec. 709 weights on the stored values).
  public var lightness: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// Black or white: whichever reads better on this color.
  public var contrasting: Ink { lightness > 0.5 ? Ink(0x101214) : Ink(0xFFFFFF) }
}
