import Boxes

extension Augmentation {
  /// The augmentation of the original SSD.
  public static let caffeSSD = Augmentation(
    name: "caffe-ssd",
    summary: "the original SSD's expansion, seven samplers and mirror",
    source: """
      weiliu89/caffe 4817bf8 (branch ssd): annotated_data_layer.cpp, sampler.cpp, data_transformer.cpp, \
      bbox_util.cpp, with the settings of examples/ssd/ssd_pascal.py
      """,
    draws: """
      expand: share (above 0.5 leaves alone), ratio 1…4, top, left; crop: for each of seven samplers, until one \
      sample fits or its trials are over, scale, aspect, left, top; then which of the samples; mirror: coin of 2
      """,
    survival: """
      a box whose center lies in the crop, edges included. The minimum overlap (IoU .1, .3, .5, .7, .9, or at \
      most 1) is asked of any object, wherever its center lies: a crop may keep no box
      """,
    clipping: "to the crop, which is cut to whole pixels for the picture but not for the boxes",
    steps: [CaffeExpand(), CaffeCrop(), MirrorByCoin()])
}

/// Puts the picture somewhere on a canvas of up to four times its sides.
///
/// - Parity: weiliu89/caffe 4817bf8, `DataTransformer::ExpandImage`, read. Single precision: canvas
///   sides are rounded down, and so is the place, which is drawn from the top first.
struct CaffeExpand: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    guard Float(draws.unit()) <= 0.5 else { return }
    let (width, height) = (Float(scene.width), Float(scene.height))
    let ratio = Float(draws.uniform(1, 4))
    let canvas = (width: Int(cut: Double(width * ratio)), height: Int(cut: Double(height * ratio)))
    let top = Float(draws.uniform(0, Double(canvas.height - scene.height))).rounded(.down)
    let left = Float(draws.uniform(0, Double(canvas.width - scene.width))).rounded(.down)
    let window = UnitBox(
      -left / width, -top / height,
      (Float(canvas.width) - left) / width, (Float(canvas.height) - top) / height)
    let boxes = UnitBox.boxes(of: scene)
    scene.trail.canvasAreaRatio =
      Double(canvas.width) * Double(canvas.height) / (Double(scene.width) * Double(scene.height))
    scene.place(
      inWidth: canvas.width, height: canvas.height,
      by: .shift(x: Double(left), y: Double(top)))
    window.project(boxes, of: &scene)
  }
}

/// Cuts out one of the samples that seven samplers found, the whole picture among them.
///
/// A cut of less than a pixel, at which Caffe stops, is one pixel.
///
/// - Parity: weiliu89/caffe 4817bf8, `GenerateBatchSamples`, `DataTransformer::CropImage`, read.
///   Single precision. Pixels are cut from whole ones to whole ones, boxes by the sample itself: they
///   differ by up to a pixel.
struct CaffeCrop: AugmentationStep {
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool) {
    let boxes = UnitBox.boxes(of: scene)
    var samples: [UnitBox] = []
    samples.reserveCapacity(CaffeSampler.pascal.count)
    for sampler in CaffeSampler.pascal {
      if let sample = sampler.sample(for: boxes, &draws) { samples.append(sample) }
    }
    guard !samples.isEmpty else { return }
    let pick = draws.index(below: samples.count)
    Self.crop(&scene, boxes, to: samples[min(max(pick, 0), samples.count - 1)].clipped)
  }

  /// Cuts a picture and its boxes, which are given in shares of its size.
  static func crop(_ scene: inout AugmentedScene, _ boxes: [UnitBox], to sample: UnitBox) {
    let (width, height) = (Float(scene.width), Float(scene.height))
    let pixels = UnitBox(
      sample.xMin * width, sample.yMin * height, sample.xMax * width, sample.yMax * height)
    if sample != .unit {
      scene.trail.crop = Trail.Crop(
        left: Double(sample.xMin) * Double(scene.width),
        top: Double(sample.yMin) * Double(scene.height),
        width: Double(sample.xMax - sample.xMin) * Double(scene.width),
        height: Double(sample.yMax - sample.yMin) * Double(scene.height),
        ofWidth: Double(scene.width), ofHeight: Double(scene.height))
    }
    scene.place(
      inWidth: max(Int(cut: Double(pixels.xMax - pixels.xMin)), 1),
      height: max(Int(cut: Double(pixels.yMax - pixels.yMin)), 1),
      by: .shift(
        x: -Double(pixels.xMin.rounded(.down)), y: -Double(pixels.yMin.rounded(.down))))
    sample.project(boxes, of: &scene)
  }
}

/// Looks for a part of a picture that overlaps an object as asked.
struct CaffeSampler: Sendable {
  /// How large a part is: the side of a square of its area.
  var scale: ClosedRange<Float> = 0.3...1
  /// Its width over its height, both as shares of the picture's.
  var aspect: ClosedRange<Float> = 0.5...2
  /// How often it tries.
  var trials = 50
  /// The IoU with some object; nothing where none is asked for.
  var overlap: ClosedRange<Float>?

  /// The seven of the settings for Pascal VOC.
  static let pascal =
    [CaffeSampler(scale: 1...1, aspect: 1...1, trials: 1)]
    + [0.1, 0.3, 0.5, 0.7, 0.9].map { CaffeSampler(overlap: $0...Float.infinity) }
    + [CaffeSampler(overlap: -Float.infinity...1)]

  /// The first trial that fits; nothing where none does.
  func sample(for boxes: [UnitBox], _ draws: inout Draws) -> UnitBox? {
    for _ in 0..<trials {
      let sample = draw(&draws)
      guard let overlap else { return sample }
      if boxes.contains(where: { overlap.contains(sample.overlap(with: $0)) }) { return sample }
    }
    return nil
  }

  private func draw(_ draws: inout Draws) -> UnitBox {
    let scale = Float(draws.uniform(Double(scale.lowerBound), Double(scale.upperBound)))
    var aspect = Float(draws.uniform(Double(aspect.lowerBound), Double(aspect.upperBound)))
    let square = Double(scale) * Double(scale)
    aspect = min(max(aspect, Float(square)), Float(1 / square))
    let root = aspect.squareRoot()
    let (width, height) = (scale * root, scale / root)
    let left = Float(draws.uniform(0, Double(1 - width)))
    let top = Float(draws.uniform(0, Double(1 - height)))
    return UnitBox(left, top, left + width, top + height)
  }
}

extension UnitBox {
  /// The boxes of a picture.
  static func boxes(of scene: AugmentedScene) -> [UnitBox] {
    let (width, height) = (Double(scene.width), Double(scene.height))
    return scene.objects.map { object in
      UnitBox(
        Float(object.edges.xMin / width), Float(object.edges.yMin / height),
        Float(object.edges.xMax / width), Float(object.edges.yMax / height))
    }
  }

  /// IoU.
  func overlap(with other: UnitBox) -> Float {
    let width = min(xMax, other.xMax) - max(xMin, other.xMin)
    let height = min(yMax, other.yMax) - max(yMin, other.yMin)
    guard width > 0, height > 0 else { return 0 }
    let shared = width * height
    return shared / (area + other.area - shared)
  }

  /// Where a box lies in this part of the picture; nothing where its center, or all of it, is outside.
  func project(_ box: UnitBox) -> UnitBox? {
    let center = (x: (box.xMin + box.xMax) / 2, y: (box.yMin + box.yMax) / 2)
    guard
      center.x >= xMin, center.x <= xMax, center.y >= yMin, center.y <= yMax,
      box.xMin < xMax, box.xMax > xMin, box.yMin < yMax, box.yMax > yMin
    else { return nil }
    let (width, height) = (xMax - xMin, yMax - yMin)
    let moved = UnitBox(
      (box.xMin - xMin) / width, (box.yMin - yMin) / height,
      (box.xMax - xMin) / width, (box.yMax - yMin) / height
    ).clipped
    return moved.area > 0 ? moved : nil
  }

  /// Moves the objects of a picture, of which this part is left, and drops those outside.
  ///
  /// - Parameter boxes: where the objects lay before.
  func project(_ boxes: [UnitBox], of scene: inout AugmentedScene) {
    let (width, height) = (Double(scene.width), Double(scene.height))
    var kept = 0
    for place in scene.objects.indices {
      guard let box = project(boxes[place]) else { continue }
      scene.objects[kept] = scene.objects[place]
      scene.objects[kept].edges = Edges(
        xMin: Double(box.xMin) * width, yMin: Double(box.yMin) * height,
        xMax: Double(box.xMax) * width, yMax: Double(box.yMax) * height)
      kept += 1
    }
    scene.objects.removeLast(scene.objects.count - kept)
  }
}
