/// Bytes as text, for pictures inside SVG and HTML (RFC 4648, with padding).
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in base 64.
  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var place = 0
    while place < bytes.count {
      let group = bytes[place..<min(place + 3, bytes.count)]
      var bits = 0
      for byte in group { bits = bits << 8 | Int(byte) }
      bits <<= 8 * (3 - group.count)
      for digit in 0..<4 {
        let isPadding = digit > group.count
        text.append(isPadding ? 0x3D : alphabet[bits >> (18 - 6 * digit) & 63])
      }
      place += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}
