import Images
import Testing

@Suite struct OnlyColorTests {
  @Test func `a picture of one color tells it, and one other pixel hides it`() {
    let blue = PixelBuffer.Color(red: 10, green: 20, blue: 200)
    #expect(PixelBuffer(width: 7, height: 5, filledWith: blue).onlyColor == blue)
    for place in [0, 4, 7 * 5 * 4 - 4] {
      var bytes = PixelBuffer(width: 7, height: 5, filledWith: blue).bytes
      bytes[place] ^= 1
      let other = PixelBuffer(width: 7, height: 5, premultiplied: bytes, isOpaque: true)
      #expect(other.onlyColor == nil)
    }
  }
}
