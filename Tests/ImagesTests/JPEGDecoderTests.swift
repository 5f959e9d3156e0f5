import Testing

@testable import Images

/// Whether two colors differ by at most two steps a channel.
private func isNear(_ a: PixelBuffer.Color, _ red: Int, _ green: Int, _ blue: Int) -> Bool {
  abs(Int(a.red) - red) <= 2 && abs(Int(a.green) - green) <= 2 && abs(Int(a.blue) - blue) <= 2
    && a.alpha == 255
}

@Suite("JPEG pixels") struct JPEGDecoderTests {
  @Test func `gray decodes`() throws {
    let picture = try JPEGDecoder.decode(SampleJPEG.gray.bytes)
    #expect(isNear(picture[2, 2], 40, 40, 40))
    #expect(isNear(picture[13, 6], 210, 210, 210))
  }

  @Test(arguments: [SampleJPEG.color, .progressive])
  func `color decodes, in one scan or ten`(sample: SampleJPEG) throws {
    let picture = try JPEGDecoder.decode(sample.bytes)
    #expect(isNear(picture[2, 2], 200, 16, 32))
    #expect(isNear(picture[13, 6], 16, 64, 220))
  }

  @Test func `inks take light away`() throws {
    let picture = try JPEGDecoder.decode(SampleJPEG.inks.bytes)
    #expect(isNear(picture[2, 2], 0, 0, 0))
    // (255 − 16) · (255 − 128) / 255 = 119, (255 − 64) · 127 / 255 = 95, (255 − 220) · 127 / 255 = 17
    #expect(isNear(picture[13, 6], 119, 95, 17))
  }

  @Test func `Adobe's inks are light already`() throws {
    let picture = try JPEGDecoder.decode(SampleJPEG.adobe.bytes)
    #expect(isNear(picture[2, 2], 200, 16, 32))
    // 16 · 128 / 255 = 8, 64 · 128 / 255 = 32, 220 · 128 / 255 = 110
    #expect(isNear(picture[13, 6], 8, 32, 110))
  }

  /// Where red, the stored left half, is seen: `x, y` of a pixel, and of one in the blue half.
  @Test(arguments: [
    (1, 0, 0, 15, 7), (2, 15, 0, 0, 0), (3, 15, 7, 0, 0), (4, 0, 0, 15, 0), (5, 0, 0, 0, 15),
    (6, 0, 0, 0, 15), (7, 0, 15, 0, 0), (8, 0, 15, 0, 0),
  ])
  func `EXIF turns the picture`(orientation: Int, x: Int, y: Int, otherX: Int, otherY: Int) throws {
    let file = SampleJPEG.color.bytes(turned: UInt8(orientation), isLittle: true)
    let picture = try JPEGDecoder.decode(file)
    #expect((picture.width, picture.height) == (orientation >= 5 ? (8, 16) : (16, 8)))
    #expect(isNear(picture[x, y], 200, 16, 32))
    #expect(isNear(picture[otherX, otherY], 16, 64, 220))
    let stored = try JPEGDecoder.decode(file, appliesOrientation: false)
    #expect((stored.width, stored.height) == (16, 8))
  }

  @Test(arguments: EXIFOrientation.allCases)
  func `turning is undone by the inverse turn`(orientation: EXIFOrientation) {
    let pixels = (0..<96).map { (place: Int) -> UInt8 in place % 4 == 3 ? 255 : UInt8(place) }
    let picture = PixelBuffer(width: 6, height: 4, premultiplied: pixels, isOpaque: true)
    let inverse: EXIFOrientation =
      switch orientation {
      case .clockwise: .counterclockwise
      case .counterclockwise: .clockwise
      default: orientation
      }
    #expect(picture.turned(by: orientation).turned(by: inverse) == picture)
  }

  @Test func `a hundred and one scans are refused`() {
    let file = SampleJPEG.color.bytes
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0]
    var bomb = Array(file.dropLast(2))
    for _ in 0..<100 { bomb += scan }
    #expect(throws: ImageError.tooManyScans(count: 101, limit: 100)) {
      try JPEGDecoder.decode(bomb + [0xFF, 0xD9])
    }
  }

  @Test func `many scans of a large picture are refused for their work`() throws {
    var file = SampleJPEG.progressive.bytes
    let frame = try #require(
      file.indices.dropLast().first { file[$0] == 0xFF && file[$0 + 1] == 0xC2 })
    // 8000 × 8000 in the progressive sample's ten scans: 640 million, past 400 million.
    let side: [UInt8] = [0x1F, 0x40]
    file.replaceSubrange(frame + 5..<frame + 9, with: side + side)
    let scans = JPEGScans(file.span).count
    #expect(
      throws: ImageError.tooManyPixels(
        count: scans * 64_000_000, limit: ImageLimits.scannedPixels)
    ) { try JPEGDecoder.decode(file, pixelLimit: 100_000_000) }
  }

  @Test func `lossless JPEG is named as such`() {
    var file = SampleJPEG.color.bytes
    guard
      let frame = file.indices.dropLast().first(where: { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
    else {
      Issue.record("no frame header")
      return
    }
    file[frame + 1] = 0xC3
    #expect(throws: ImageError.unsupported(.jpeg, feature: "lossless coding")) {
      try JPEGDecoder.decode(file)
    }
  }
}

@Suite("JPEG files") struct JPEGEncoderTests {
  @Test func `what is encoded decodes to nearly the same colors`() throws {
    let picture = PixelBuffer(
      width: 31, height: 17, filledWith: .init(red: 200, green: 90, blue: 30))
    let decoded = try JPEGDecoder.decode(JPEGEncoder.encode(picture))
    #expect((decoded.width, decoded.height) == (31, 17))
    #expect(isNear(decoded[30, 16], 200, 90, 30))
  }
}
