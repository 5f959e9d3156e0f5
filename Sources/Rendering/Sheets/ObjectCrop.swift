import Boxes
import Images

/// One object with what lies around it, its box, and another size on the same center.
public struct ObjectCrop: Drawing {
  /// A square of that many pixels.
  public let side: Double
  /// The colors of a blank.
  public let theme: Theme
  /// Output pixels.
  public var width: Double { side }
  /// Output pixels.
  public var height: Double { side }

  private let picture: PixelBuffer?
  private let imageSize: ImageSize
  private let box: Box<Pixels>
  private let compared: Size<Pixels>?

  /// Cuts an object out.
  ///
  /// - Parameters:
  ///   - box: in pixels of the image.
  ///   - compared: a size to draw dashed around the box's center, an anchor for example.
  ///   - picture: the image; without one, a blank.
  public init(
    of box: Box<Pixels>, comparedWith compared: Size<Pixels>? = nil, in imageSize: ImageSize,
    over picture: PixelBuffer?, side: Int = 180, theme: Theme = .dark
  ) {
    self.box = box
    self.compared = compared
    self.imageSize = imageSize
    self.picture = picture
    self.side = Double(max(16, side))
    self.theme = theme
  }

  /// Draws the crop.
  public func draw(on canvas: Canvas) {
    // Both sizes and a margin, at most what an image can hold.
    let longest = max(
      box.width, box.height, compared?.width ?? 0, compared?.height ?? 0,
      Double(min(24, imageSize.width)))
    let reach = min(longest * 1.25, 2 * Double(max(imageSize.width, imageSize.height)))
    let scale = side / reach
    let centerX = (box.xMin + box.xMax) / 2
    let centerY = (box.yMin + box.yMax) / 2
    let left = side / 2 - centerX * scale
    let top = side / 2 - centerY * scale
    let whole = Rectangle(x: 0, y: 0, width: side, height: side)
    canvas.clipped(to: whole) {
      let frame = Rectangle(
        x: left, y: top, width: Double(imageSize.width) * scale,
        height: Double(imageSize.height) * scale)
      if let picture {
        canvas.draw(picture, in: frame)
      } else {
        canvas.fill(frame.clipped(to: whole), with: theme.palette.grid)
      }
      stroke(
        Rectangle(
          x: left + box.xMin * scale, y: top + box.yMin * scale, width: box.width * scale,
          height: box.height * scale), hue: 0, dashes: [], on: canvas)
      guard let compared else { return }
      let width = compared.width * scale
      let height = compared.height * scale
      stroke(
        Rectangle(
          x: (side - width) / 2, y: (side - height) / 2, width: width, height: height),
        hue: 1, dashes: [6, 4], on: canvas)
    }
  }

  private func stroke(_ frame: Rectangle, hue: Int, dashes: [Double], on canvas: Canvas) {
    let palette = Theme.dark.palette
    let crisp = canvas.crisp(frame, lineWidth: 2)
    canvas.stroke(crisp, with: Pen(palette.casing, width: 4))
    canvas.stroke(crisp, with: Pen(palette.hue(hue), width: 2, dashes: dashes))
  }

  /// The crop as a data URI: JPEG over a photograph, PNG over a blank.
  public func embedded() throws(RenderingError) -> EmbeddedPicture {
    let canvas = try Canvas(width: side, height: side, background: theme.palette.background)
    draw(on: canvas)
    let pixels = try canvas.pixels()
    return picture == nil
      ? try EmbeddedPicture(png: pixels) : try EmbeddedPicture(jpeg: pixels, quality: 82)
  }
}
