import Testing

@testable import Images

// A span can't be an operand of #expect.
private func isWhole(_ file: [UInt8]) -> Bool { ImageEnding.isSound(file: file.span) }
private func endsSoundly(_ tail: [UInt8], _ format: ImageFormat) -> Bool {
  ImageEnding.isSound(tail: tail.span, format: format)
}

@Suite("Image endings") struct ImageEndingTests {
  static let png = HandMadePNG(width: 4, height: 4, bitDepth: 8, colorType: 2) { x, _, _ in x }
    .bytes

  @Test func `a whole file is sound by its tail and by its markers`() {
    for sample in SampleJPEG.allCases {
      #expect(isWhole(sample.bytes))
      #expect(endsSoundly(sample.bytes, .jpeg))
    }
    #expect(isWhole(Self.png))
    #expect(endsSoundly(Array(Self.png.suffix(64)), .png))
  }

  @Test(arguments: [SampleJPEG.color.bytes, SampleJPEG.progressive.bytes, png])
  func `a file cut anywhere is not sound`(file: [UInt8]) {
    let format: ImageFormat = file == Self.png ? .png : .jpeg
    for count in 3..<file.count {
      let cut = Array(file.prefix(count))
      #expect(!isWhole(cut))
      #expect(!endsSoundly(cut, format))
    }
  }

  @Test func `what follows the end does not matter to the whole file`() {
    let padded = SampleJPEG.color.bytes + [0, 0, 0]
    #expect(endsSoundly(padded, .jpeg))
    let appended = SampleJPEG.color.bytes + Array("a camera's own data".utf8)
    #expect(!endsSoundly(appended, .jpeg))
    #expect(isWhole(appended))
    #expect(isWhole(Self.png + [1, 2, 3]))
  }

  @Test func `a thumbnail's end marker is not the picture's`() {
    let thumbnail: [UInt8] = [0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0xFF, 0xD9]
    let file = [0xFF, 0xD8] + thumbnail + SampleJPEG.color.bytes.dropFirst(2).dropLast(2)
    #expect(!isWhole(file))
  }
}
