/// PNG's checksum, a byte at a time through a table.
enum CRC32 {
  static func of(_ bytes: Span<UInt8>) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for place in bytes.indices {
      remainder = remainder >> 8 ^ table[Int((remainder ^ UInt32(bytes[place])) & 0xFF)]
    }
    return ~remainder
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { remainder, _ in
      remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
    }
  }
}
