import Boxes
import Testing

@testable import Augmentations

/// Adds up what many draws do to the recorded images.
struct Sampling {
  private var shares: [String: Int] = [:]
  private var buckets = (boxes: [Int](repeating: 0, count: 5), kept: [Int](repeating: 0, count: 5))
  private var groups: [String: (draws: Int, uncropped: Int, boxes: Int, kept: Int)] = [:]
  private var values: [String: [Double]] = [:]
  private var drawCount = 0

  /// Takes a scene that came out of an augmentation, and how many random numbers it asked for.
  mutating func add(_ scene: AugmentedScene, draws: Int) {
    drawCount += 1
    let images = scene.placements.map { RecordedImages.scenes[$0.picture] }
    let boxCount = images.reduce(0) { $0 + $1.objects.count }
    let trail = scene.trail
    for image in images {
      for object in image.objects { buckets.boxes[Self.bucket(of: object, in: image)] += 1 }
    }
    let bounds = Edges<Pixels>(
      xMin: 0, yMin: 0, xMax: Double(scene.width), yMax: Double(scene.height))
    for object in scene.objects {
      let image = RecordedImages.scenes[object.picture]
      buckets.kept[Self.bucket(of: image.objects[object.place], in: image)] += 1
      values["width", default: []].append(object.edges.width / bounds.width)
      values["height", default: []].append(object.edges.height / bounds.height)
      count("outside", object.edges.sticksOut(of: bounds, by: 1e-3))
    }
    count("left_alone", trail.isLeftAlone)
    count("no_box_left", scene.objects.isEmpty)
    count("all_boxes_left", scene.objects.count == boxCount)
    count("not_expanded", trail.canvasAreaRatio == nil)
    count("not_cropped", trail.crop == nil)
    count("flipped", trail.isFlipped || trail.isFlippedVertically)
    values["random_draws_per_image", default: []].append(Double(draws))
    if let ratio = trail.canvasAreaRatio { values["canvas_area_ratio", default: []].append(ratio) }
    if let crop = trail.crop { add(crop) }
    let group = boxCount == 1 ? "1" : boxCount < 4 ? "2-3" : "4+"
    var sums = groups[group] ?? (0, 0, 0, 0)
    sums = (
      sums.draws + 1, sums.uncropped + (trail.crop == nil ? 1 : 0), sums.boxes + boxCount,
      sums.kept + scene.objects.count
    )
    groups[group] = sums
  }

  private mutating func count(_ name: String, _ isSo: Bool) {
    shares[name, default: 0] += isSo ? 1 : 0
  }

  private mutating func add(_ crop: Trail.Crop) {
    let (width, height) = (crop.width / crop.ofWidth, crop.height / crop.ofHeight)
    values["crop_area", default: []].append(width * height)
    values["crop_aspect_pixels", default: []].append(crop.width / crop.height)
    values["crop_aspect_relative", default: []].append(width / height)
    values["crop_width_share", default: []].append(width)
    values["crop_height_share", default: []].append(height)
    if crop.width < crop.ofWidth {
      values["crop_left_position", default: []].append(crop.left / (crop.ofWidth - crop.width))
    }
    if crop.height < crop.ofHeight {
      values["crop_top_position", default: []].append(crop.top / (crop.ofHeight - crop.height))
    }
  }

  private static func bucket(of object: AugmentedScene.Object, in image: AugmentedScene) -> Int {
    let area = object.edges.width * object.edges.height
    let side = (area / Double(image.width * image.height)).squareRoot()
    return [0.05, 0.1, 0.2, 0.4].count { side >= $0 }
  }

  /// The numbers, as the recordings call them.
  var statistics: RecordedStatistics {
    var numbers: [String: [Double]] = ["draws": [Double(drawCount)]]
    for (name, count) in shares where name != "outside" {
      numbers[name] = [Double(count) / Double(drawCount)]
    }
    let kept = buckets.kept.reduce(0, +)
    numbers["survivors_outside_output"] = [Double(shares["outside"] ?? 0) / Double(kept)]
    numbers["boxes_in"] = buckets.boxes.map(Double.init)
    numbers["survival"] = [Double(kept) / Double(buckets.boxes.reduce(0, +))]
    numbers["survival_by_bucket"] = zip(buckets.kept, buckets.boxes).map { Double($0) / Double($1) }
    for (name, values) in values { numbers["\(name)_quantiles"] = Self.quantiles(values) }
    for (name, sums) in groups {
      numbers["\(name) survival"] = [Double(sums.kept) / Double(sums.boxes)]
      numbers["\(name) not_cropped"] = [Double(sums.uncropped) / Double(sums.draws)]
    }
    return RecordedStatistics(numbers: numbers)
  }

  private static func quantiles(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    return [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map { share in
      let place = share * Double(sorted.count - 1)
      let (below, above) = (Int(place), min(Int(place) + 1, sorted.count - 1))
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
  }
}

extension Edges<Pixels> {
  fileprivate func sticksOut(of bounds: Edges<Pixels>, by tolerance: Double) -> Bool {
    xMin < bounds.xMin - tolerance || yMin < bounds.yMin - tolerance
      || xMax > bounds.xMax + tolerance || yMax > bounds.yMax + tolerance
  }
}

extension AugmentationGolden {
  /// Takes the 200 images through steps 50 times, and reports what differs from the recording by
  /// more than chance.
  func sample(
    _ steps: [any AugmentationStep], except names: Set<String> = [],
    at location: SourceLocation = #_sourceLocation
  ) {
    var sampling = Sampling()
    for draw in 0..<10_000 {
      var scene = RecordedImages.scenes[draw % RecordedImages.scenes.count]
      var draws = Draws(seed: 20_261_129, stream: UInt64(draw))
      for step in steps { step.take(&scene, &draws, RecordedImages.pool) }
      sampling.add(scene, draws: draws.count)
    }
    let differences = sampling.statistics.differences(from: statistics, except: names)
    #expect(differences.isEmpty, "\(name)", sourceLocation: location)
  }
}
