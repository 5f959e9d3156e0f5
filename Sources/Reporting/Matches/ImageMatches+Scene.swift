import Boxes
import Rendering
import Trainers

extension ImageMatches {
  /// What a preview of the image shows, in the image's own pixels.
  ///
  /// - Parameters:
  ///   - dontCare: regions to hatch, in pixels of the image.
  ///   - trainer: named in the title.
  public func scene(dontCare: [Box<Pixels>], trainer: String) -> MatchScene {
    let toImage = PixelScale(
      x: Double(imageSize.width) / Double(inputSize.width),
      y: Double(imageSize.height) / Double(inputSize.height))
    return MatchScene(
      size: imageSize, title: "\(stem) under \(trainer)",
      objects: objects.compactMap { object in
        // A box without area can't be drawn; the text report names it.
        guard let box = toImage.box(object.edges) else { return nil }
        return MatchScene.Object(
          label: object.className, box: box,
          matches: object.matches.compactMap { match in
            toImage.box(match.prior).map {
              MatchScene.Match(
                box: $0, iou: match.iou, isForced: match.isForced, shape: match.prior.shape)
            }
          })
      },
      ignored: ignored.compactMap(toImage.box), dontCare: dontCare, priorCount: priorCount)
  }
}

/// From the network's input to the image.
private struct PixelScale {
  let x: Double
  let y: Double

  func box(_ edges: SIMD4<Double>) -> Box<Pixels>? {
    Box(xMin: edges[0] * x, yMin: edges[1] * y, xMax: edges[2] * x, yMax: edges[3] * y)
  }

  func box(_ prior: PlacedPrior) -> Box<Pixels>? {
    CenterBox<Pixels>(
      cx: prior.cx * x, cy: prior.cy * y, width: prior.width * x, height: prior.height * y
    )
    .flatMap { Box($0) }
  }
}
