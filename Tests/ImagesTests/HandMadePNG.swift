/// A PNG put together byte by byte, so that every legal kind can be tested without an encoder.
struct HandMadePNG {
  var width: Int
  var height: Int
  var bitDepth: Int
  var colorType: Int
  var isInterlaced = false
  /// Red, green and blue in turn, for color type 3.
  var palette: [UInt8] = []
  /// The tRNS chunk's bytes.
  var transparency: [UInt8] = []
  /// The value of a channel of a pixel.
  var sample: (_ x: Int, _ y: Int, _ channel: Int) -> Int

  var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1 }

  var bytes: [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += Self.chunk(
      "IHDR",
      Self.word(width) + Self.word(height) + [
        UInt8(bitDepth), UInt8(colorType), 0, 0, isInterlaced ? 1 : 0,
      ])
    if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
    if !transparency.isEmpty { file += Self.chunk("tRNS", transparency) }
    file += Self.chunk("IDAT", Self.stored(scanlines))
    file += Self.chunk("IEND", [])
    return file
  }

  /// Unfiltered rows; of Adam7's seven passes, if interlaced.
  private var scanlines: [UInt8] {
    let passes =
      isInterlaced
      ? [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ] : [(0, 0, 1, 1)]
    var lines: [UInt8] = []
    for (left, top, across, down) in passes where left < width {
      for y in stride(from: top, to: height, by: down) {
        lines.append(0)
        var bits = 0
        var pending = 0
        for x in stride(from: left, to: width, by: across) {
          for channel in 0..<channels {
            bits = bits << bitDepth | sample(x, y, channel)
            pending += bitDepth
            while pending >= 8 {
              lines.append(UInt8(bits >> (pending - 8) & 0xFF))
              pending -= 8
            }
          }
        }
        if pending > 0 { lines.append(UInt8(bits << (8 - pending) & 0xFF)) }
      }
    }
    return lines
  }

  /// A zlib stream of blocks that are stored as they are.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var place = 0
    repeat {
      let end = min(place + 65_535, bytes.count)
      let count = end - place
      stream.append(end == bytes.count ? 1 : 0)
      stream += [UInt8(count & 0xFF), UInt8(count >> 8)]
      stream += [UInt8(~count & 0xFF), UInt8(~count >> 8 & 0xFF)]
      stream += bytes[place..<end]
      place = end
    } while place < bytes.count
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return stream + word(b << 16 | a)
  }

  static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let checked = Array(type.utf8) + body
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in checked {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return word(body.count) + checked + word(Int(~remainder))
  }

  static func word(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }
}
