import Testing

@testable import Images

@Suite("Image headers") struct ImageHeaderTests {
  @Test(arguments: [
    (0, 1, "gray", 1), (0, 16, "gray", 1), (2, 8, "rgb", 3), (2, 16, "rgb", 3),
    (3, 4, "palette", 1), (4, 8, "grayAlpha", 2), (6, 16, "rgba", 4),
  ])
  func `a PNG header tells size, depth and channels`(
    type: Int, depth: Int, model: String, channels: Int
  ) throws {
    let png = HandMadePNG(
      width: 7, height: 5, bitDepth: depth, colorType: type, isInterlaced: true,
      palette: type == 3 ? [1, 2, 3] : []
    ) { _, _, _ in 0 }
    let header = try ImageHeader(png.bytes)
    #expect(header.format == .png)
    #expect((header.width, header.height) == (7, 5))
    #expect(header.bitDepth == depth)
    #expect(header.colorModel.rawValue == model)
    #expect(header.channels == channels)
    #expect(header.isInterlaced)
  }

  @Test(arguments: [
    (SampleJPEG.gray, "gray", false, false), (.color, "rgb", false, false),
    (.progressive, "rgb", true, false), (.inks, "cmyk", false, false),
    (.adobe, "cmyk", false, true),
  ])
  func `a JPEG header tells size, channels and scans`(
    sample: SampleJPEG, model: String, isProgressive: Bool, hasAdobeMarker: Bool
  ) throws {
    let header = try ImageHeader(sample.bytes)
    #expect(header.format == .jpeg)
    #expect((header.width, header.height) == (16, 8))
    #expect(header.bitDepth == 8)
    #expect(header.colorModel.rawValue == model)
    #expect(header.isProgressive == isProgressive)
    #expect(header.hasAdobeMarker == hasAdobeMarker)
    #expect(header.orientation == .upright)
  }

  @Test(arguments: 1...8, [true, false])
  func `EXIF tells how the picture is turned`(orientation: Int, isLittle: Bool) throws {
    let header = try ImageHeader(
      SampleJPEG.color.bytes(turned: UInt8(orientation), isLittle: isLittle))
    #expect(header.orientation.rawValue == orientation)
    #expect(header.orientation.swapsSides == (orientation >= 5))
    #expect(header.width == 16 && header.height == 8)
  }

  @Test func `an orientation that EXIF does not know is upright`() throws {
    let header = try ImageHeader(SampleJPEG.color.bytes(turned: 9, isLittle: true))
    #expect(header.orientation == .upright)
  }

  @Test(arguments: [
    SampleJPEG.progressive.bytes, SampleJPEG.color.bytes(turned: 6, isLittle: false),
  ])
  func `a header comes from as few bytes as it asks for`(file: [UInt8]) throws {
    var offered = 0
    var rounds = 0
    while true {
      let scan = try ImageHeader.scan(Array(file.prefix(offered)).span)
      guard case .needsMore(let byteCount) = scan else {
        #expect(scan == .found(try ImageHeader(file)))
        break
      }
      #expect(byteCount > offered)
      offered = byteCount
      rounds += 1
      try #require(rounds < 100)
    }
    #expect(offered < file.count)
  }

  @Test func `a file that ends in its header is truncated`() {
    let png = HandMadePNG(width: 3, height: 3, bitDepth: 8, colorType: 2) { _, _, _ in 9 }
    for count in 8..<33 {
      #expect(throws: ImageError.truncated(.png)) {
        try ImageHeader(Array(png.bytes.prefix(count)))
      }
    }
    #expect(throws: ImageError.truncated(.jpeg)) {
      try ImageHeader(Array(SampleJPEG.color.bytes.prefix(60)))
    }
  }

  @Test func `formats know their names`() {
    #expect(ImageError.truncated(.jpeg).description == "the JPEG ends early")
    #expect(
      ImageError.unacceptableSize(width: 0, height: 3).description.hasPrefix("the header says 0x3"))
  }

  @Test func `bytes of another kind are no picture`() {
    for file in [[], [0x89], Array("GIF89a, perhaps".utf8), Array("<annotation/>".utf8)] {
      #expect(throws: ImageError.unknownFormat) { try ImageHeader(file) }
    }
  }

  @Test(arguments: [(0, 5), (5, 0), (65_536, 1), (1, 65_536), (41_820, 41_820), (65_535, 65_535)])
  func `sizes past the limits are refused from the header`(width: Int, height: Int) throws {
    let body = HandMadePNG.word(width) + HandMadePNG.word(height) + [8, 2, 0, 0, 0]
    let file = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + HandMadePNG.chunk("IHDR", body)
    let time = ContinuousClock().measure {
      #expect(throws: ImageError.unacceptableSize(width: width, height: height)) {
        try ImageHeader(file)
      }
      #expect(throws: ImageError.unacceptableSize(width: width, height: height)) {
        try PixelBuffer(decoding: file)
      }
    }
    #expect(time < .milliseconds(50))
  }

  @Test func `the largest size that is accepted has 178,956,970 pixels`() throws {
    // 13,377 × 13,378 = 178,957,506 is one column too many; 13,377 × 13,377 = 178,944,129 is not.
    for (width, isAccepted) in [(13_377, true), (13_378, false)] {
      let body = HandMadePNG.word(width) + HandMadePNG.word(13_377) + [8, 2, 0, 0, 0]
      let file =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + HandMadePNG.chunk("IHDR", body)
      let header = try? ImageHeader(file)
      #expect((header != nil) == isAccepted)
    }
  }

  @Test func `a damaged IHDR is malformed`() {
    var file = HandMadePNG(width: 3, height: 3, bitDepth: 8, colorType: 2) { _, _, _ in 9 }.bytes
    file[19] ^= 4
    #expect(throws: ImageError.malformed(.png, reason: "the header's checksum is wrong")) {
      try ImageHeader(file)
    }
    let odd = HandMadePNG(width: 3, height: 3, bitDepth: 4, colorType: 2) { _, _, _ in 9 }.bytes
    #expect(throws: ImageError.malformed(.png, reason: "color type 2 with 4 bits")) {
      try ImageHeader(odd)
    }
  }

  @Test func `a JPEG without a frame is malformed`() {
    #expect(throws: ImageError.self) { try ImageHeader([0xFF, 0xD8, 0xFF, 0xD9]) }
    #expect(throws: ImageError.self) { try ImageHeader([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0]) }
    #expect(throws: ImageError.self) { try ImageHeader([0xFF, 0xD8, 0xFF, 0xFE, 0, 2, 7, 7]) }
  }

  @Test func `a header behind sixteen megabytes of segments is given up`() {
    let segment: [UInt8] = [0xFF, 0xE2, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 65_533)
    var file: [UInt8] = [0xFF, 0xD8]
    for _ in 0..<256 { file += segment }
    #expect(throws: ImageError.headerTooLong(.jpeg, limit: ImageLimits.headerBytes)) {
      _ = try ImageHeader.scan(file.span)
    }
  }
}
