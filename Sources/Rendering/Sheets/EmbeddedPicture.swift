import Images
import Text

/// A picture as a data URI, for pages in one file.
public struct EmbeddedPicture: Hashable, Sendable {
  /// `data:image/jpeg;base64,…` or `data:image/png;base64,…`.
  public let uri: String
  /// Columns of pixels, as embedded.
  public let width: Int
  /// Rows of pixels, as embedded.
  public let height: Int

  /// A photograph as JPEG, reduced where it has more than that many pixels.
  public init(photograph picture: PixelBuffer, pixelLimit: Int, quality: Int = 80)
    throws(RenderingError)
  {
    let count = picture.width * picture.height
    guard count > pixelLimit, pixelLimit > 0 else {
      try self.init(jpeg: picture, quality: quality)
      return
    }
    let scale = (Double(pixelLimit) / Double(count)).squareRoot()
    let width = max(1, (Double(picture.width) * scale).rounded())
    let height = max(1, (Double(picture.height) * scale).rounded())
    let canvas = try Canvas(width: width, height: height, background: Palette.dark.background)
    canvas.draw(picture, in: Rectangle(x: 0, y: 0, width: width, height: height))
    try self.init(jpeg: canvas.pixels(), quality: quality)
  }

  /// A small preview without words: over a photograph as JPEG, over a blank as PNG, whichever is
  /// smaller for its kind.
  public init(thumbnailOf scene: MatchScene, over picture: PixelBuffer?, width: Int)
    throws(RenderingError)
  {
    let pixels = try MatchOverlay.thumbnail(
      of: scene, over: picture, width: width, theme: .dark)
    if picture == nil {
      try self.init(png: pixels)
    } else {
      try self.init(jpeg: pixels, quality: 80)
    }
  }

  init(jpeg picture: PixelBuffer, quality: Int) throws(RenderingError) {
    do throws(ImageError) {
      let file = try JPEGEncoder.encode(picture, quality: quality)
      self.init(uri: "data:image/jpeg;base64," + Base64.text(of: file), of: picture)
    } catch {
      throw .image(error)
    }
  }

  init(png picture: PixelBuffer) throws(RenderingError) {
    do throws(ImageError) {
      let file = try PNGCodec.encode(picture, effort: .small)
      self.init(uri: "data:image/png;base64," + Base64.text(of: file), of: picture)
    } catch {
      throw .image(error)
    }
  }

  private init(uri: String, of picture: PixelBuffer) {
    self.uri = uri
    width = picture.width
    height = picture.height
  }
}
