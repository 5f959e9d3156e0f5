import Boxes
import Images
import Text

/// A match preview: the picture, its ground truths, and the priors that will learn them.
///
/// Ground truths are solid, their positive priors thinner in the same hue, forced matches dashed,
/// ignored priors faint, never-matched objects crossed out. Where labels would be more than a picture
/// has room for, the best prior of each object is drawn so, and the others faint and without labels.
/// Title and legend stand in bands outside the picture, so that they cover nothing.
public struct MatchOverlay: Drawing {
  /// What is shown.
  public let scene: MatchScene
  /// How it is shown.
  public let style: MatchStyle
  /// Output pixels, bands included.
  public let width: Double
  /// Output pixels, bands included.
  public let height: Double
  /// The colors of bands and blanks.
  public var theme: Theme { style.theme }

  let picture: PixelBuffer?
  /// Where the picture is, in output pixels.
  let frame: Rectangle
  /// Output pixels to an image pixel.
  let scale: Double
  /// Lengths of text and lines, times this: larger pictures are looked at from farther away.
  let unit: Double
  /// The colors of lines over the picture.
  let linePalette: Palette
  /// A hue for each object, in order; all the same where hues tell levels.
  let hues: [Ink]
  /// The priors of each object that are drawn, best first, in order.
  let drawn: [DrawnPriors]
  let title: MatchBand
  let legend: MatchBand

  /// Lays out a preview.
  ///
  /// - Parameter picture: the image; without one, a blank of its size. A picture of another size is
  ///   stretched to `scene.size`.
  /// - Throws: when the output would be larger than ``Canvas`` can draw.
  public init(_ scene: MatchScene, over picture: PixelBuffer?, style: MatchStyle = MatchStyle())
    throws(RenderingError)
  {
    let longest = max(scene.size.width, scene.size.height)
    let scale = style.scale(forLongestSide: longest)
    guard scale > 0, scale.isFinite else { throw .unacceptableSize(width: 0, height: 0) }
    let pictureWidth = (Double(scene.size.width) * scale).rounded(.up)
    let pictureHeight = (Double(scene.size.height) * scale).rounded(.up)
    // Without words there is room for finer lines only.
    let unit = style.hasLabels ? max(1, max(pictureWidth, pictureHeight) / 1300) : 0.7
    let linePalette = Self.linePalette(over: picture, theme: style.theme)
    let ruler = try Canvas(svgWidth: 1, height: 1, background: style.theme.palette.background)
    drawn = DrawnPriors.choose(from: scene.objects, style: style)
    let bands = MatchBands(
      scene: scene, drawn: drawn, colors: style.colors, unit: unit, palette: style.theme.palette)
    if style.hasBands {
      title = bands.title(fitting: pictureWidth, measuredOn: ruler)
      legend = bands.legend(
        fitting: pictureWidth, linePalette: linePalette, measuredOn: ruler)
    } else {
      title = MatchBand()
      legend = MatchBand()
    }
    self.scene = scene
    self.style = style
    self.picture = picture
    self.scale = scale
    self.unit = unit
    self.linePalette = linePalette
    hues =
      switch style.colors {
      case .objects:
        HueAssignment.hues(
          for: scene.objects.map { Self.rectangle($0.box) }, palette: linePalette)
      case .levels: scene.objects.map { _ in linePalette.text }
      }
    frame = Rectangle(x: 0, y: title.height, width: pictureWidth, height: pictureHeight)
    width = pictureWidth
    height = title.height + pictureHeight + legend.height
  }

  /// The preview as a PNG file, one output pixel to the unit.
  public func png() throws(RenderingError) -> [UInt8] {
    try png(scale: 1, effort: .quick)
  }

  /// A small preview without words, for contact sheets and pages of many images.
  ///
  /// - Parameter width: in pixels; the height follows.
  public static func thumbnail(
    of scene: MatchScene, over picture: PixelBuffer?, width: Int, theme: Theme = .light
  ) throws(RenderingError) -> PixelBuffer {
    let style = MatchStyle(
      theme: theme, scale: Double(width) / Double(scene.size.width), maxPriors: 3,
      hasBands: false, hasLabels: false)
    let overlay = try MatchOverlay(scene, over: picture, style: style)
    let canvas = try Canvas(
      width: overlay.width, height: overlay.height, background: theme.palette.background)
    overlay.draw(on: canvas)
    return try canvas.pixels()
  }

  /// Draws the preview.
  public func draw(on canvas: Canvas) {
    let palette = theme.palette
    title.draw(on: canvas, at: 0)
    if let picture {
      canvas.draw(picture, in: frame)
    } else {
      canvas.fill(frame, with: Self.blank(theme))
      if style.hasBands, style.hasLabels {
        canvas.text(
          "no picture: a blank of its size",
          at: Point(x: 8 * unit, y: frame.maxY - 8 * unit),
          style: TextStyle(size: 11 * unit, ink: palette.quietText))
      }
    }
    canvas.clipped(to: frame) { drawBoxes(on: canvas) }
    let hidden = style.hasLabels ? drawLabels(on: canvas) : 0
    legend.draw(on: canvas, at: frame.maxY)
    if hidden > 0, style.hasBands {
      canvas.text(
        "\(DecimalText.count(hidden, "label", "labels")) left out",
        at: Point(x: width - 8 * unit, y: height - 8 * unit),
        style: TextStyle(size: 11 * unit, ink: palette.quietText), alignment: .end)
    }
  }

  /// A blank that shows where the image ends and the bands begin.
  private static func blank(_ theme: Theme) -> Ink {
    switch theme {
    case .light: Ink(0xF1F3F5)
    case .dark: Ink(0x24292F)
    }
  }

  /// Light lines on dark pictures, dark lines on light ones.
  private static func linePalette(over picture: PixelBuffer?, theme: Theme) -> Palette {
    guard let picture else { return theme.palette }
    return picture.meanLightness > 0.7 ? .light : .dark
  }

  static func rectangle(_ box: Box<Pixels>) -> Rectangle {
    Rectangle(x: box.xMin, y: box.yMin, width: box.width, height: box.height)
  }

  /// Where a box of the image is in the output.
  ///
  /// What lies far outside is brought near: a dashed line to 1e18 would never end.
  func place(_ box: Box<Pixels>) -> Rectangle {
    let reach = 40 * unit
    func clamped(_ edge: Double, _ extent: Double) -> Double {
      min(max(edge * scale, -reach), extent + reach)
    }
    let left = clamped(box.xMin, frame.width)
    let top = clamped(box.yMin, frame.height)
    return Rectangle(
      x: frame.x + left, y: frame.y + top, width: clamped(box.xMax, frame.width) - left,
      height: clamped(box.yMax, frame.height) - top)
  }
}

extension PixelBuffer {
  /// How light the picture is as a whole, 0…1, from a thousand of its pixels or so.
  var meanLightness: Double {
    let step = max(1, width * height / 1021)
    var sum = 0
    var count = 0
    for pixel in stride(from: 0, to: width * height, by: step) {
      let place = pixel * 4
      sum += Int(bytes[place]) * 7 + Int(bytes[place + 1]) * 72 + Int(bytes[place + 2]) * 21
      count += 1
    }
    return Double(sum) / Double(count) / 25_500
  }
}
