import Testing
import TrainerBridge

@testable import PictureBridge

@Suite struct PictureCallsTests {
  /// An encoder for the time of a test.
  private final class Encoder {
    var pointer: UnsafeMutableRawPointer?
    init(_ preset: String) { #expect(encoderCreate(preset, &pointer) == 0) }
    deinit { encoderFree(pointer) }

    /// Draws, and tells what the picture shows.
    func counts(
      _ boxes: [Double], _ classes: [Int32], width: Int64 = 96, height: Int64 = 64
    ) -> [Int64] {
      var picture: UnsafeMutableRawPointer?
      defer { pictureFree(picture) }
      let style: [Double] = [.nan, .nan, 0, 0]
      let status = preview(
        pointer, nil, width, height, boxes, classes, Int64(classes.count), nil, 0, "", style,
        &picture)
      guard status == 0 else { return [] }
      var numbers = [Int64](repeating: -1, count: 7)
      #expect(pictureInfo(picture, &numbers) == 0)
      return numbers
    }

    /// Positive priors that the encoder itself gives, in pixels of its input.
    func positives(_ boxes: [Double], _ classes: [Int32]) -> Int64 {
      var numbers = [Int64](repeating: 0, count: 5)
      #expect(encoderInfo(pointer, &numbers) == 0)
      var assignment = [Int32](repeating: 0, count: Int(numbers[0]))
      let count = Int64(classes.count)
      #expect(encode(pointer, boxes, classes, count, &assignment, nil, nil, nil) == 0)
      return Int64(assignment.count { $0 >= 0 })
    }
  }

  private static var message: String { lastError().map { String(cString: $0) } ?? "" }

  @Test(arguments: ["torchcv-ssd300", "squeezedet", "yolov5", "mmdet-yolov3"])
  func `the picture shows the positives that the encoder gives`(_ preset: String) throws {
    let encoder = Encoder(preset)
    var info = [Int64](repeating: 0, count: 5)
    #expect(encoderInfo(encoder.pointer, &info) == 0)
    let boxes: [Double] = [30, 40, 120, 200, 100, 100, 180, 160, 10, 10, 13, 14]
    let found = encoder.counts(boxes, [0, 1, 2], width: info[1], height: info[2])
    try #require(found.count == 7)
    #expect(found.last == encoder.positives(boxes, [0, 1, 2]))
    #expect(found.last.map { $0 > 0 } == true)
    #expect(found[3...5].reduce(0, +) == 3)
  }

  @Test func `boxes of an image are brought to the network's input`() {
    let encoder = Encoder("torchcv-ssd300")
    // Twice as wide and three times as high as the input.
    let found = encoder.counts([60, 120, 240, 600], [0], width: 600, height: 900)
    #expect(found.last == encoder.positives([30, 40, 120, 200], [0]))
  }

  @Test func `a trainer with an input for each image is asked about the image's`() {
    let found = Encoder("torchvision-retinanet").counts([10, 10, 60, 50], [0])
    // 96 x 64 becomes 1200 x 800, where a box of 50 x 40 is of 625 x 500.
    #expect(found.count == 7 && found[3] == 1)
  }

  @Test func `pixels come as they are drawn, and as a PNG file`() {
    let encoder = Encoder("torchcv-ssd300")
    let rgb = [UInt8](repeating: 90, count: 8 * 6 * 3)
    var picture: UnsafeMutableRawPointer?
    defer { pictureFree(picture) }
    let names = Array("cat\0dog\0".utf8)
    let style: [Double] = [4, 2, 1, 1]
    #expect(
      preview(
        encoder.pointer, rgb, 8, 6, [1, 1, 7, 5], [1], 1, names, Int64(names.count), "eight",
        style, &picture) == 0)
    var numbers = [Int64](repeating: 0, count: 7)
    #expect(pictureInfo(picture, &numbers) == 0)
    let pixelCount = Int(numbers[0] * numbers[1])
    #expect(numbers[0] == 32)
    var drawn = [UInt8](repeating: 0, count: pixelCount * 3)
    var png = [UInt8](repeating: 0, count: Int(numbers[2]))
    #expect(pictureBytes(picture, &drawn, &png) == 0)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(Set(drawn).count > 1)
  }

  @Test func `what can't be drawn is refused in words`() {
    let encoder = Encoder("torchcv-ssd300")
    #expect(encoder.counts([1, 1, 5, 5], [0], width: 0) == [])
    #expect(Self.message.contains("the image's width is 0; expected a whole number from 1"))
    let style: [Double] = [-1, .nan, 0, 0]
    var picture: UnsafeMutableRawPointer?
    #expect(
      preview(
        encoder.pointer, nil, 9, 9, [1, 1, 5, 5], [0], 1, nil, 0, "", style, &picture) == 1)
    #expect(Self.message.contains("scale is -1.0; expected a number from 0.01"))
    #expect(preview(nil, nil, 9, 9, nil, nil, 0, nil, 0, "", style, &picture) == 1)
    #expect(pictureInfo(nil, nil) == 1 && Self.message == "picture is null")
    #expect(pictureBytes(nil, nil, nil) == 1)
    pictureFree(nil)
  }

  @Test func `a box that SqueezeDet drops is named`() {
    #expect(Encoder("squeezedet").counts([50, 50, 40, 60], [0]) == [])
    #expect(Self.message.contains("box 0:"))
  }
}
