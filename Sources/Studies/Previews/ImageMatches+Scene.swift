import Boxes
import Rendering
import Trainers

extension ImageMatches {
  /// What a preview of the image shows, in the image's own pixels.
  ///
  /// - Parameters:
  ///   - dontCare: regions to hatch, in pixels of the image.
  ///   - trainer: named in the title.
  ///   - hasLevels: whether priors are labeled with their feature map; for trainers with several.
  func scene(dontCare: [Box<Pixels>], trainer: String, hasLevels: Bool = false)
    -> MatchScene
  {
    let toImage = toImage
    var scene = MatchScene(
      size: imageSize, title: "\(stem) under \(trainer)",
      objects: objects.compactMap { object in
        // A box without area can't be drawn; the text report names it.
        guard let box = toImage.edges(object.edges).box else { return nil }
        return MatchScene.Object(
          label: object.className, box: box,
          matches: object.matches.compactMap { match in
            toImage.box(match.prior).map {
              MatchScene.Match(
                box: $0, iou: match.iou, isForced: match.isForced, shape: match.prior.shape,
                level: hasLevels ? match.prior.level : nil)
            }
          })
      },
      ignored: ignored.compactMap(toImage.box), dontCare: dontCare,
      lost: lostEdges.compactMap(\.box).map { MatchScene.Lost(box: $0) },
      priorCount: priorCount)
    scene.sharedMatches = sharedMatches
    scene.comparesShapes = overlap == .ofShapes
    return scene
  }
}
