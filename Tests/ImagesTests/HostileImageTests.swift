import Testing

@testable import Images

@Suite("Hostile pictures") struct HostileImageTests {
  static var seeds: [[UInt8]] {
    let pngs = [(0, 1), (2, 8), (3, 2), (6, 16)].map { type, depth in
      HandMadePNG(
        width: 9, height: 6, bitDepth: depth, colorType: type, isInterlaced: depth != 8,
        palette: type == 3 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : []
      ) { x, y, _ in (x + y) & 1 }.bytes
    }
    return pngs + SampleJPEG.allCases.map(\.bytes)
      + [SampleJPEG.color.bytes(turned: 6, isLittle: true)]
  }

  @Test(.timeLimit(.minutes(1)), arguments: seeds.indices)
  func `mutated files never trap`(index: Int) {
    var generator = SplitMix(state: UInt64(index))
    let seed = Self.seeds[index]
    for _ in 0..<1500 {
      var file = seed
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        mutate(&file, using: &generator)
      }
      _ = try? ImageHeader.scan(file.span)
      _ = ImageEnding.isSound(file: file.span)
      _ = ImageEnding.isSound(tail: file.span, format: .jpeg)
      _ = ImageEnding.isSound(tail: file.span, format: .png)
      _ = try? PixelBuffer(decoding: file, pixelLimit: 100_000)
    }
  }

  private func mutate(_ file: inout [UInt8], using generator: inout SplitMix) {
    guard !file.isEmpty else { return }
    let place = Int.random(in: 0..<file.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: file[place] = [0, 0xFF, 0x7F, 0x80, 1][Int.random(in: 0..<5, using: &generator)]
    case 1: file[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: file.removeSubrange(place..<min(file.count, place + 9))
    case 3: file.insert(contentsOf: file[place..<min(file.count, place + 12)], at: place)
    case 4: file.removeLast(min(file.count, Int.random(in: 1...40, using: &generator)))
    default: file[place] = UInt8.random(in: 0...255, using: &generator)
    }
  }

  @Test func `an EXIF directory that points outside is passed over`() throws {
    var file = SampleJPEG.color.bytes(turned: 6, isLittle: true)
    // The offset of the first directory, behind FFD8, FFE1, length, "Exif\0\0", "II" and 42.
    for place in 16..<20 { file[place] = 0xFF }
    #expect(try ImageHeader(file).orientation == .upright)
  }

  @Test func `every prefix of every kind is answered`() {
    for seed in Self.seeds {
      for count in 0...seed.count {
        let prefix = Array(seed.prefix(count))
        _ = try? ImageHeader.scan(prefix.span)
        _ = try? PixelBuffer(decoding: prefix)
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a palette bomb of compressed zeros is refused by its size`() {
    let body = HandMadePNG.word(30_000) + HandMadePNG.word(5_900) + [1, 3, 0, 0, 0]
    let file =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + HandMadePNG.chunk("IHDR", body)
    #expect(
      throws: ImageError.tooManyPixels(count: 177_000_000, limit: ImageLimits.decodedPixels)
    ) { try PixelBuffer(decoding: file) }
  }
}
