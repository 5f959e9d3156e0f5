import Boxes

/// Cuts out a part that keeps the center of a box and has a minimum overlap with one such box.
///
/// - Parity: torchvision 0.29.2, `RandomIoUCrop`, in single precision. It looks for a crop without
///   end; here a picture stays whole after ``CropRounds/limit`` options. A part without height stops it
///   with a division by zero; here it is refused like every wrong aspect. Boxes that the crop loses are
///   zero boxes there until ``SanitizeBoxes`` drops them; here they go at once.
struct IoUCrop: AugmentationStep {
  static let options = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1]
  static let survival = """
    a box whose center is strictly inside the crop; none, and another crop is tried. The minimum overlap is \
    asked of the best of the boxes with their center inside. In the end boxes under 1 px, and those that stick \
    out of the picture because nothing clipped them, are dropped
    """
  static let clipping = "to the crop and to the canvas; not to the picture where neither happens"

  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let boxes = TrialBoxes<Float>(of: scene)
    let (width, height) = (Float(scene.width), Float(scene.height))
    for _ in 0..<CropRounds.limit {
      let option = Float(Self.options[draws.index(below: Self.options.count)])
      if option == 1 { return }
      for _ in 0..<40 {
        let w = (width * (0.3 + 0.7 * Float(draws.unit()))).rounded(.towardZero)
        let h = (height * (0.3 + 0.7 * Float(draws.unit()))).rounded(.towardZero)
        // Of whole numbers, so that no rounding moves 0.5 or 2.
        guard h > 0, 2 * w >= h, w <= 2 * h else { continue }
        let left = ((width - w) * Float(draws.unit())).rounded(.towardZero)
        let top = ((height - h) * Float(draws.unit())).rounded(.towardZero)
        let part = PixelBox(left, top, left + w, top + h)
        guard boxes.anyCenteredReaches(option, with: part) else { continue }
        scene.crop(to: part.edges) { part.holdsCenter(of: PixelBox($0)) }
        return
      }
    }
  }
}

/// Drops boxes under 1 px, and boxes that stick out of the picture.
///
/// - Parity: torchvision 0.29.2, `SanitizeBoundingBoxes`, in single precision.
struct SanitizeBoxes: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let (width, height) = (Float(scene.width), Float(scene.height))
    scene.objects.removeAll {
      let box = PixelBox<Float>($0.edges)
      let isInside = box.xMin >= 0 && box.yMin >= 0 && box.xMax <= width && box.yMax <= height
      return !(isInside && box.width >= 1 && box.height >= 1)
    }
  }
}
