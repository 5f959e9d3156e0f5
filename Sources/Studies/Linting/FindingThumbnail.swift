import Boxes
import Images
import Labels
import Lint
import Rendering
import Text

/// A small picture of what a finding is about: the neighborhood of its box, with the box drawn.
enum FindingThumbnail {
  /// The longest side, in pixels of the page.
  private static let side = 160.0

  /// The picture as a `data:` URI; nothing when there is no box or no image.
  static func of(_ finding: Finding, in files: FindingFiles) -> String? {
    guard let number = finding.object, let file = files.file(finding.file),
      let place = file.place,
      var image = files.images(of: file).first(where: { image in
        image.objects.contains { $0.index == number }
      }),
      let source = files.dataset.pairing.image(of: place, image),
      let picture = files.picture(source)
    else { return nil }
    image.imageSize = ImageSize(width: picture.width, height: picture.height)
    image.scaleUnitBoxes()
    guard let written = image.objects.first(where: { $0.index == number })?.box,
      let canvas = draw(written, on: picture), let small = try? canvas.pixels(),
      let bytes = try? JPEGEncoder.encode(small, quality: 70)
    else { return nil }
    return "data:image/jpeg;base64," + Base64.text(of: bytes)
  }

  /// The box with as much around it as it is large, so that one sees what it misses.
  private static func draw(_ box: WrittenBox, on picture: PixelBuffer) -> Canvas? {
    let edges = box.edges
    guard edges.numbers.allSatisfy({ abs($0) <= WrittenBox.largestCoordinate }) else { return nil }
    let whole = Rectangle(
      x: 0, y: 0, width: Double(picture.width), height: Double(picture.height))
    let frame = Rectangle(
      x: min(edges.xMin, edges.xMax), y: min(edges.yMin, edges.yMax),
      width: abs(edges.width), height: abs(edges.height))
    let margin = max(24, max(frame.width, frame.height) / 2)
    let shown = frame.inset(by: -margin).clipped(to: whole.inset(by: -8))
    guard shown.width >= 1, shown.height >= 1 else { return nil }
    let scale = side / max(shown.width, shown.height)
    guard
      let canvas = try? Canvas(
        width: max(1, shown.width * scale), height: max(1, shown.height * scale),
        background: Ink(0x30343A))
    else { return nil }
    func placed(_ area: Rectangle) -> Rectangle {
      Rectangle(
        x: (area.x - shown.x) * scale, y: (area.y - shown.y) * scale, width: area.width * scale,
        height: area.height * scale)
    }
    canvas.draw(picture, in: placed(whole))
    canvas.stroke(placed(frame), with: Pen(Ink(0x000000, alpha: 0.6), width: 3.5))
    canvas.stroke(placed(frame), with: Pen(Ink(0xFFB000), width: 2))
    return canvas
  }
}
