import Boxes
import Images
import Rendering

/// Time to draw and encode one preview, on one thread.
enum PreviewBench {
  static func run() throws {
    guard let size = ImageSize(width: 1242, height: 375) else { return }
    for count in [15, 200] {
      let scene = scene(size, objects: count)
      let picture = noise(size)
      var bytes = 0
      let time = try Stopwatch.microseconds(passes: 10) {
        bytes = try MatchOverlay(scene, over: picture).png().count
      }
      report("preview 1242x375, \(count) objects, \(bytes / 1024) KiB", time)
    }
  }

  private static func scene(_ size: ImageSize, objects: Int) -> MatchScene {
    var random = BenchNumbers()
    let found = (0..<objects).compactMap { _ -> MatchScene.Object? in
      let width = random.uniform(15, 200)
      let height = random.uniform(12, 140)
      let x = random.uniform(0, Double(size.width) - width)
      let y = random.uniform(0, Double(size.height) - height)
      guard let box = Box<Pixels>(xMin: x, yMin: y, xMax: x + width, yMax: y + height),
        let prior = Box<Pixels>(
          xMin: x + 3, yMin: y - 2, xMax: x + width * 0.9, yMax: y + height * 1.1)
      else { return nil }
      return MatchScene.Object(
        label: "car", box: box,
        matches: [.init(box: prior, iou: 0.7, isForced: false, shape: 3)])
    }
    return MatchScene(size: size, title: "bench", objects: found)
  }

  /// A picture that does not compress better than a photograph: a slope with noise.
  private static func noise(_ size: ImageSize) -> PixelBuffer {
    var random = BenchNumbers()
    var bytes = [UInt8](repeating: 255, count: size.width * size.height * 4)
    for pixel in 0..<(size.width * size.height) {
      let slope = Double(pixel % size.width) / Double(size.width) * 160
      for channel in 0..<3 { bytes[pixel * 4 + channel] = UInt8(slope + random.uniform(30, 60)) }
    }
    return PixelBuffer(
      width: size.width, height: size.height, premultiplied: bytes, isOpaque: true)
  }
}
