import Testing

@testable import Images

// A span can't be an operand of #expect.
private func damaged(_ file: [UInt8]) -> String? { PNGChunks.firstDamaged(in: file.span) }

@Suite("PNG chunks") struct PNGChunksTests {
  @Test func `a whole PNG, a beginning of one, and a JPEG have no damaged chunk`() {
    let png = ImageEndingTests.png
    for count in 0...png.count { #expect(damaged(Array(png.prefix(count))) == nil) }
    #expect(damaged(SampleJPEG.color.bytes) == nil)
  }

  @Test func `a bit that fell over is found in its chunk`() {
    let png = ImageEndingTests.png
    // Signature 8, IHDR 25: the data of IDAT begins 8 bytes into the second chunk.
    var bytes = png
    bytes[8 + 25 + 8 + 3] ^= 0x10
    #expect(damaged(bytes) == "IDAT")
    bytes = png
    bytes[20] ^= 1
    #expect(damaged(bytes) == "IHDR")
    bytes = png
    bytes[bytes.count - 1] ^= 1
    #expect(damaged(bytes) == "IEND")
  }

  @Test func `lengths that lead out of the file end the search`() {
    var bytes = ImageEndingTests.png
    bytes[8 + 25] = 0xFF
    #expect(damaged(bytes) == nil)
  }
}
