import Boxes
import Images
import Rendering
import TrainerBridge

/// Draws what an encoder makes of an image's boxes.
///
/// - Parameters:
///   - rgb: red, green and blue of the image; null draws on a blank. Shape: height × width × 3.
///   - boxes: `x1 y1 x2 y2` in pixels of the image. Shape: count × 4.
///   - classes: from 0, without background. Shape: count.
///   - names: what classes are called, in index order, each with a zero behind it, `namesLength` bytes
///     in all.
///   - title: the image's name, first in the title line; may be empty.
///   - style: output pixels to an image pixel and the most priors of an object (`nan` leaves either to
///     the tool), 1 for the dark theme, 1 for hues that tell levels. Shape: 4.
///   - picture: gets the picture; give it back.
@c(anchorkit_preview)
public func preview(
  _ encoder: UnsafeMutableRawPointer?, _ rgb: UnsafePointer<UInt8>?, _ width: Int64,
  _ height: Int64, _ boxes: UnsafePointer<Double>?, _ classes: UnsafePointer<Int32>?,
  _ count: Int64, _ names: UnsafePointer<UInt8>?, _ namesLength: Int64,
  _ title: UnsafePointer<CChar>?, _ style: UnsafePointer<Double>?,
  _ picture: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
  LastError.status {
    let handle = try TrainerHandle.borrow(encoder)
    guard let picture else { throw BridgeError.missing(argument: "picture") }
    let size = try imageSize(width, height)
    let count = try Borrowed.count(count, "count", 0...1_000_000)
    let length = try Borrowed.count(namesLength, "names' length")
    let text = String(decoding: try Borrowed.numbers(names, [length], "names"), as: UTF8.self)
    let lent = LentBoxes(
      edges: try Borrowed.numbers(boxes, [count, 4], "boxes"),
      classes: try Borrowed.numbers(classes, [count], "classes"),
      names: text.split(separator: "\0", omittingEmptySubsequences: false).map(String.init))
    let image = try rgb.map { rgb in
      PixelBuffer(
        width: size.width, height: size.height,
        rgb: try Borrowed.numbers(rgb, [size.height, size.width, 3], "rgb"))
    }
    let scene = try handle.scene(of: lent, size: size, title: Borrowed.text(title, "title"))
    picture.pointee = try PictureHandle(
      scene, over: image, style: matchStyle(Borrowed.numbers(style, [4], "style"))
    ).pointer
  }
}

/// Tells a picture's width and height, the length of its PNG file, objects that some prior passed the
/// threshold for, objects that only forced priors learn, objects that none learns, and positive
/// priors: seven numbers.
@c(anchorkit_picture_info)
public func pictureInfo(
  _ picture: UnsafeMutableRawPointer?, _ numbers: UnsafeMutablePointer<Int64>?
) -> Int32 {
  LastError.status {
    let handle = try borrowed(picture)
    guard let numbers else { throw BridgeError.missing(argument: "numbers") }
    let values = [handle.pixels.width, handle.pixels.height, handle.png.count] + handle.counts
    for (place, value) in values.enumerated() { numbers[place] = Int64(value) }
  }
}

/// Writes a picture: red, green and blue (height × width × 3), and its PNG file. Either may be null.
@c(anchorkit_picture_bytes)
public func pictureBytes(
  _ picture: UnsafeMutableRawPointer?, _ rgb: UnsafeMutablePointer<UInt8>?,
  _ png: UnsafeMutablePointer<UInt8>?
) -> Int32 {
  LastError.status {
    let handle = try borrowed(picture)
    let shape = [handle.pixels.height, handle.pixels.width, 3]
    if let room = try Borrowed.room(rgb, shape, "rgb") { handle.pixels.write(rgb: room) }
    if let room = try Borrowed.room(png, [handle.png.count], "png") {
      _ = room.update(fromContentsOf: handle.png)
    }
  }
}

/// Forgets a picture. Null is no error.
@c(anchorkit_picture_free)
public func pictureFree(_ picture: UnsafeMutableRawPointer?) {
  if let picture { PictureHandle.release(picture) }
}

private func borrowed(_ picture: UnsafeMutableRawPointer?) throws(BridgeError) -> PictureHandle {
  guard let handle = PictureHandle.borrow(picture) else { throw .missing(argument: "picture") }
  return handle
}

private func imageSize(_ width: Int64, _ height: Int64) throws(BridgeError) -> ImageSize {
  let sides = 1...Canvas.maximumSide
  let size = ImageSize(
    width: try Borrowed.count(width, "the image's width", sides),
    height: try Borrowed.count(height, "the image's height", sides))
  guard let size else { throw .missing(argument: "the image's size") }
  return size
}

private func matchStyle(_ numbers: UnsafeBufferPointer<Double>) throws(BridgeError) -> MatchStyle {
  MatchStyle(
    theme: numbers[2] == 1 ? .dark : .light,
    scale: try Borrowed.number(numbers[0], 0.01...16, "scale"),
    maxPriors: try Borrowed.number(numbers[1], 0...1_000_000, "the most priors").map { Int($0) },
    colors: numbers[3] == 1 ? .levels : .objects)
}
