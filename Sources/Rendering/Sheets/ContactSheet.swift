import Images
import Text

/// Many small pictures on one page, each with its caption: a dataset at a glance.
public struct ContactSheet: Drawing {
  /// One picture of the sheet.
  public struct Tile: Hashable, Sendable {
    /// The picture, at about the size that it will have.
    public var picture: PixelBuffer
    /// Its name.
    public var caption: String
    /// What is to be said of it, in the line below.
    public var note: String
    /// Whether the note is bad news.
    public var isAlarm: Bool

    /// Describes a tile.
    public init(picture: PixelBuffer, caption: String, note: String = "", isAlarm: Bool = false) {
      self.picture = picture
      self.caption = caption
      self.note = note
      self.isAlarm = isAlarm
    }
  }

  /// What stands above the sheet.
  public let title: String
  /// The pictures, row by row.
  public let tiles: [Tile]
  /// Pictures in a row.
  public let columns: Int
  /// The colors.
  public let theme: Theme
  /// Output pixels.
  public let width: Double
  /// Output pixels.
  public let height: Double

  private let tileWidth: Double
  /// The top of each row, and the height of its pictures.
  private let rows: [(top: Double, pictureHeight: Double)]

  private static let margin = 16.0
  private static let gap = 12.0
  private static let captionHeight = 40.0

  /// Lays out a sheet.
  ///
  /// - Parameters:
  ///   - tileWidth: in pixels; pictures keep their shape.
  ///   - columns: pictures in a row; by default as many as make the sheet about 4 : 3.
  public init(
    title: String, tiles: [Tile], tileWidth: Int = 320, columns: Int? = nil, theme: Theme = .light
  ) {
    let side = Double(max(40, tileWidth))
    let heights = tiles.map { side * Double($0.picture.height) / Double($0.picture.width) }
    let meanHeight = heights.reduce(0, +) / Double(max(1, heights.count)) + Self.captionHeight
    let wanted = (Double(tiles.count) * meanHeight / side * 4 / 3).squareRoot().rounded()
    let columns = max(1, min(max(1, tiles.count), columns ?? Int(wanted)))
    var rows: [(Double, Double)] = []
    var top = title.isEmpty ? Self.margin : Self.margin + 34
    for start in stride(from: 0, to: tiles.count, by: columns) {
      let row = heights[start..<min(start + columns, tiles.count)]
      let pictureHeight = (row.max() ?? 0).rounded()
      rows.append((top, pictureHeight))
      top += pictureHeight + Self.captionHeight + Self.gap
    }
    self.title = title
    self.tiles = tiles
    self.columns = columns
    self.theme = theme
    self.tileWidth = side
    self.rows = rows
    width = 2 * Self.margin + Double(columns) * (side + Self.gap) - Self.gap
    height = top - (rows.isEmpty ? 0 : Self.gap) + Self.margin / 2
  }

  /// The sheet as a PNG file, one output pixel to the unit.
  public func png() throws(RenderingError) -> [UInt8] {
    try png(scale: 1, effort: .quick)
  }

  /// Draws the sheet.
  public func draw(on canvas: Canvas) {
    let palette = theme.palette
    if !title.isEmpty {
      let text = canvas.shortened(
        title, toFit: width - 2 * Self.margin, size: 18, isBold: true)
      canvas.text(
        text, at: Point(x: Self.margin, y: Self.margin + 18),
        style: TextStyle(size: 18, isBold: true, ink: palette.text))
    }
    for (index, tile) in tiles.enumerated() {
      let row = rows[index / columns]
      let x = Self.margin + Double(index % columns) * (tileWidth + Self.gap)
      let pictureHeight = tileWidth * Double(tile.picture.height) / Double(tile.picture.width)
      canvas.draw(
        tile.picture,
        in: Rectangle(x: x, y: row.top, width: tileWidth, height: pictureHeight.rounded()))
      let name = canvas.shortened(tile.caption, toFit: tileWidth, size: 13, isBold: true)
      canvas.text(
        name, at: Point(x: x, y: row.top + pictureHeight + 17),
        style: TextStyle(size: 13, isBold: true, ink: palette.text))
      let note = canvas.shortened(tile.note, toFit: tileWidth, size: 12)
      canvas.text(
        note, at: Point(x: x, y: row.top + pictureHeight + 33),
        style: TextStyle(
          size: 12, isBold: tile.isAlarm, ink: tile.isAlarm ? palette.alarm : palette.quietText))
    }
  }
}

extension ContactSheet.Tile {
  /// A tile for a preview: the thumbnail, the image's name, and how its objects fared.
  public init(
    scene: MatchScene, over picture: PixelBuffer?, width: Int = 320, theme: Theme = .light
  ) throws(RenderingError) {
    let never = scene.count(.neverMatched)
    let forced = scene.count(.forced)
    let objects = DecimalText.count(scene.objects.count, "object", "objects")
    var parts: [String] = []
    if never > 0 { parts.append("\(never) never matched") }
    if forced > 0 {
      parts.append(forced == scene.objects.count ? "forced only" : "\(forced) forced only")
    }
    if !scene.lost.isEmpty { parts.append("\(scene.lost.count) not read as labeled") }
    if parts.isEmpty, !scene.objects.isEmpty { parts.append("all matched") }
    self.init(
      picture: try MatchOverlay.thumbnail(
        of: scene, over: picture, width: width, theme: theme),
      caption: scene.title,
      note: ([objects] + parts).joined(separator: ", "),
      isAlarm: never > 0 || !scene.lost.isEmpty)
  }
}
