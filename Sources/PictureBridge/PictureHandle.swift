import Images
import Rendering

/// What a picture's pointer stands for: a drawn preview, and what it shows in numbers.
final class PictureHandle: Sendable {
  /// The drawn pixels.
  let pixels: PixelBuffer
  /// The same as a PNG file.
  let png: [UInt8]
  /// Objects that some prior learns, those that only forced priors learn, those that none learns,
  /// and positive priors.
  let counts: [Int]

  /// Draws a preview.
  init(_ scene: MatchScene, over picture: PixelBuffer?, style: MatchStyle) throws {
    let overlay = try MatchOverlay(scene, over: picture, style: style)
    let canvas = try Canvas(
      width: overlay.width, height: overlay.height, background: style.theme.palette.background)
    overlay.draw(on: canvas)
    pixels = try canvas.pixels()
    png = try canvas.png()
    counts = MatchScene.State.allCases.map(scene.count) + [scene.positiveCount]
  }

  /// The pointer that callers hold until ``release(_:)``.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  /// The picture behind a pointer; nothing behind null.
  static func borrow(_ pointer: UnsafeMutableRawPointer?) -> PictureHandle? {
    pointer.map { Unmanaged<PictureHandle>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Gives a pointer back.
  static func release(_ pointer: UnsafeMutableRawPointer) {
    Unmanaged<PictureHandle>.fromOpaque(pointer).release()
  }
}

extension PixelBuffer {
  /// Red, green and blue, a byte each, rows packed from the top.
  ///
  /// - Shape: height × width × 3.
  init(width: Int, height: Int, rgb: UnsafeBufferPointer<UInt8>) {
    let bytes = [UInt8](unsafeUninitializedCapacity: width * height * 4) { storage, count in
      for pixel in 0..<width * height {
        storage[pixel * 4] = rgb[pixel * 3 + 2]
        storage[pixel * 4 + 1] = rgb[pixel * 3 + 1]
        storage[pixel * 4 + 2] = rgb[pixel * 3]
        storage[pixel * 4 + 3] = 255
      }
      count = width * height * 4
    }
    self.init(width: width, height: height, premultiplied: bytes, isOpaque: true)
  }

  /// Writes red, green and blue of an opaque picture.
  ///
  /// - Shape: height × width × 3.
  func write(rgb: UnsafeMutableBufferPointer<UInt8>) {
    for pixel in 0..<width * height {
      rgb[pixel * 3] = bytes[pixel * 4 + 2]
      rgb[pixel * 3 + 1] = bytes[pixel * 4 + 1]
      rgb[pixel * 3 + 2] = bytes[pixel * 4]
    }
  }
}
