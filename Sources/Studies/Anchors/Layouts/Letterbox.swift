import Boxes

/// Where a letterbox puts what a stretch would put elsewhere.
struct Letterbox {
  private let (scaleX, scaleY): (Double, Double)
  private let (shiftX, shiftY): (Double, Double)

  /// - Parameter image: nothing leaves boxes where they are.
  init(_ image: ImageSize?, _ input: ImageSize) {
    guard let image else {
      (scaleX, scaleY, shiftX, shiftY) = (1, 1, 0, 0)
      return
    }
    let (across, down) = (
      Double(input.width) / Double(image.width), Double(input.height) / Double(image.height)
    )
    let scale = min(across, down)
    (scaleX, scaleY) = (scale / across, scale / down)
    shiftX = Double(input.width) * (1 - scaleX) / 2
    shiftY = Double(input.height) * (1 - scaleY) / 2
  }

  func edges(_ edges: Edges<InputPixels>) -> Edges<InputPixels> {
    Edges(
      xMin: edges.xMin * scaleX + shiftX, yMin: edges.yMin * scaleY + shiftY,
      xMax: edges.xMax * scaleX + shiftX, yMax: edges.yMax * scaleY + shiftY)
  }
}
