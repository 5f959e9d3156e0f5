import Testing

@testable import Images

@Suite("PNG pixels") struct PNGCodecTests {
  @Test(arguments: [1, 2, 4, 8, 16], [false, true])
  func `gray of any depth becomes eight bits`(depth: Int, isInterlaced: Bool) throws {
    let most = (1 << depth) - 1
    let value = { (x: Int, y: Int) in (x * 37 + y * 91) & most }
    let png = HandMadePNG(
      width: 13, height: 9, bitDepth: depth, colorType: 0, isInterlaced: isInterlaced
    ) { x, y, _ in value(x, y) }
    let picture = try PNGCodec.decode(png.bytes)
    #expect((picture.width, picture.height) == (13, 9))
    #expect(picture.isOpaque)
    for y in 0..<9 {
      for x in 0..<13 {
        let gray = UInt8((Double(value(x, y)) * 255 / Double(most)).rounded())
        #expect(picture[x, y] == .init(red: gray, green: gray, blue: gray))
      }
    }
  }

  @Test(arguments: [8, 16])
  func `alpha is multiplied in`(depth: Int) throws {
    let unit = depth == 8 ? 1 : 257
    let png = HandMadePNG(width: 2, height: 1, bitDepth: depth, colorType: 6) { x, _, channel in
      [[200, 100, 50, 255], [200, 100, 50, 51]][x][channel] * unit
    }
    let picture = try PNGCodec.decode(png.bytes)
    #expect(!picture.isOpaque)
    #expect(picture[0, 0] == .init(red: 200, green: 100, blue: 50))
    // 200 · 51 / 255 = 40, 100 · 51 / 255 = 20, 50 · 51 / 255 = 10, as blue, green, red, alpha.
    #expect(Array(picture.bytes[4..<8]) == [10, 20, 40, 51])
  }

  @Test func `gray with alpha decodes`() throws {
    let png = HandMadePNG(width: 1, height: 1, bitDepth: 8, colorType: 4) { _, _, channel in
      channel == 0 ? 255 : 128
    }
    #expect(try PNGCodec.decode(png.bytes).bytes == [128, 128, 128, 128])
  }

  @Test(arguments: [1, 2, 4, 8])
  func `a palette is looked up, transparency included`(depth: Int) throws {
    let png = HandMadePNG(
      width: 6, height: 2, bitDepth: depth, colorType: 3, palette: [255, 0, 0, 10, 20, 30],
      transparency: [255, 0]
    ) { x, _, _ in x & 1 }
    let picture = try PNGCodec.decode(png.bytes)
    #expect(picture[0, 0] == .init(red: 255, green: 0, blue: 0))
    #expect(picture[1, 0].alpha == 0)
  }

  @Test(arguments: [PNGCodec.Effort.quick, .small])
  func `what is encoded decodes to the same pixels`(effort: PNGCodec.Effort) throws {
    var generator = SplitMix(state: 7)
    for isOpaque in [true, false] {
      var bytes: [UInt8] = []
      for _ in 0..<33 * 21 {
        let alpha: UInt8 = isOpaque ? 255 : UInt8(generator.next() & 0xFF)
        for _ in 0..<3 {
          bytes.append(PixelBuffer.product(UInt8(generator.next() & 0xFF), alpha))
        }
        bytes.append(alpha)
      }
      let picture = PixelBuffer(width: 33, height: 21, premultiplied: bytes, isOpaque: isOpaque)
      let decoded = try PNGCodec.decode(PNGCodec.encode(picture, effort: effort))
      #expect(decoded == picture)
    }
  }

  /// Runs of every length, rows longer than one stretch of the quick encoder, one symbol only.
  @Test(arguments: [(1, 1), (1, 700), (700, 1), (50_000, 3), (257, 64), (90, 90)])
  func `flat, striped and noisy pictures of any size come back`(width: Int, height: Int) throws {
    var generator = SplitMix(state: UInt64(width))
    for kind in 0..<4 {
      let bytes = (0..<width * height * 4).map { place -> UInt8 in
        guard place % 4 != 3 else { return 255 }
        return switch kind {
        case 0: 0
        case 1: 77
        case 2: UInt8(place / 4 / (1 + place / 4 % 300) % 256)
        default: UInt8(truncatingIfNeeded: generator.next())
        }
      }
      let picture = PixelBuffer(width: width, height: height, premultiplied: bytes, isOpaque: true)
      let file = try PNGCodec.encode(picture, effort: .quick)
      #expect(try PNGCodec.decode(file) == picture)
      let isWhole = ImageEnding.isSound(file: file.span)
      #expect(isWhole)
    }
  }

  /// Frequencies that grow like Fibonacci's numbers make Huffman's tree as deep as it gets.
  @Test func `a code that would be too long is cut to fifteen bits`() throws {
    var bytes: [UInt8] = []
    var (frequency, next) = (1, 1)
    var value: UInt8 = 0
    for step in 1...22 {
      for _ in 0..<frequency {
        // Differences to the left neighbor: `step` in one channel, alternating in sign.
        value = value < 128 ? value &+ UInt8(step) : value &- UInt8(step)
        bytes += [value, value, value, 255]
      }
      (frequency, next) = (next, frequency + next)
    }
    let width = 46_367 / 11
    let height = bytes.count / 4 / width
    let picture = PixelBuffer(
      width: width, height: height, premultiplied: Array(bytes.prefix(width * height * 4)),
      isOpaque: true)
    #expect(try PNGCodec.decode(PNGCodec.encode(picture, effort: .quick)) == picture)
  }

  @Test func `a picture that ends early is truncated`() throws {
    let file = HandMadePNG(width: 40, height: 40, bitDepth: 8, colorType: 2) { x, _, _ in x }.bytes
    #expect(throws: ImageError.truncated(.png)) { try PNGCodec.decode(Array(file.prefix(500))) }
  }

  @Test func `damaged data is malformed`() {
    var file = HandMadePNG(width: 40, height: 40, bitDepth: 8, colorType: 2) { x, _, _ in x }.bytes
    file[300] ^= 0xFF
    #expect(throws: ImageError.self) { try PNGCodec.decode(file) }
  }

  @Test func `more pixels than the caller allows are not decoded`() {
    let file = HandMadePNG(width: 40, height: 40, bitDepth: 8, colorType: 2) { x, _, _ in x }.bytes
    #expect(throws: ImageError.tooManyPixels(count: 1600, limit: 1599)) {
      try PNGCodec.decode(file, pixelLimit: 1599)
    }
  }
}
