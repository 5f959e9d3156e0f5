import Images
import Text

/// One image under two configurations, with what changed in numbers above.
public struct SideBySide: Drawing {
  /// The image's name.
  public let title: String
  /// The colors.
  public let theme: Theme
  /// Output pixels.
  public let width: Double
  /// Output pixels.
  public let height: Double

  private let panels: [(overlay: MatchOverlay, x: Double, y: Double)]
  private let headline: MatchBand

  /// Lays out a comparison; wide images stand one above the other.
  ///
  /// - Parameters:
  ///   - before: the scene under the first configuration; its title names the configuration.
  ///   - after: the same image under the second.
  ///   - picture: the image; without one, a blank of its size.
  public init(
    title: String, before: MatchScene, after: MatchScene, over picture: PixelBuffer?,
    style: MatchStyle = MatchStyle()
  ) throws(RenderingError) {
    let first = try MatchOverlay(before, over: picture, style: style)
    let second = try MatchOverlay(after, over: picture, style: style)
    let isWide = Double(before.size.width) > 1.7 * Double(before.size.height)
    let gap = (8 * first.unit).rounded()
    let width = isWide ? max(first.width, second.width) : first.width + gap + second.width
    let ruler = try Canvas(svgWidth: 1, height: 1, background: style.theme.palette.background)
    let headline = MatchBands.words(
      title, Self.changes(from: before, to: after), unit: first.unit,
      palette: style.theme.palette, fitting: width, measuredOn: ruler)
    let top = headline.height
    panels = [
      (first, 0, top),
      isWide
        ? (second, 0, top + first.height + gap) : (second, first.width + gap, top),
    ]
    self.title = title
    theme = style.theme
    self.headline = headline
    self.width = width
    height =
      top + (isWide ? first.height + gap + second.height : max(first.height, second.height))
  }

  /// What changed, as words: `never matched 2 -> 0 (-2)`.
  static func changes(from before: MatchScene, to after: MatchScene) -> [(
    text: String, isAlarm: Bool
  )] {
    func count(_ name: String, _ old: Int, _ new: Int, isWorseIfMore: Bool) -> (String, Bool) {
      let sign = new > old ? "+" : ""
      let change = new == old ? "same" : "\(sign)\(new - old)"
      return ("\(name) \(old) -> \(new) (\(change))", isWorseIfMore ? new > old : new < old)
    }
    let reached = { (scene: MatchScene) in scene.objects.count - scene.count(.neverMatched) }
    var changes = [
      count("objects with a prior", reached(before), reached(after), isWorseIfMore: false),
      count("forced", before.count(.forced), after.count(.forced), isWorseIfMore: true),
      count(
        "never matched", before.count(.neverMatched), after.count(.neverMatched),
        isWorseIfMore: true),
    ]
    if let old = before.meanBestIoU, let new = after.meanBestIoU {
      let sign = new >= old ? "+" : ""
      let texts = [old, new].map { DecimalText.fixed($0, 3) }
      let change =
        texts[0] == texts[1] ? "same" : sign + DecimalText.fixed(new - old, 3)
      changes.append(("mean best IoU \(texts[0]) -> \(texts[1]) (\(change))", new < old))
    }
    return changes
  }

  /// The comparison as a PNG file, one output pixel to the unit.
  public func png() throws(RenderingError) -> [UInt8] {
    try png(scale: 1, effort: .quick)
  }

  /// Draws the comparison.
  public func draw(on canvas: Canvas) {
    headline.draw(on: canvas, at: 0)
    for panel in panels {
      canvas.moved(toX: panel.x, y: panel.y) { panel.overlay.draw(on: canvas) }
    }
  }
}
