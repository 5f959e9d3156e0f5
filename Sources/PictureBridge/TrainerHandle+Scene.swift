import Boxes
import Images
import Rendering
import Targets
import TrainerBridge

/// Boxes of an image as a caller lends them.
struct LentBoxes {
  /// `x1 y1 x2 y2` in pixels of the image. Shape: boxes × 4.
  let edges: UnsafeBufferPointer<Double>
  /// From 0, without background. Shape: boxes.
  let classes: UnsafeBufferPointer<Int32>
  /// What each class is called, in index order; others are called by their number.
  let names: [String]

  /// What stands beside a box.
  func label(of place: Int) -> String {
    let number = Int(classes[place])
    return names.indices.contains(number) ? names[number] : "class \(number)"
  }

  /// The boxes in the network's input.
  func columns(_ placement: InputPlacement) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (place, number) in classes.enumerated() {
      columns.append(
        placement.toInput.edges(Edges(edges, row: place)), classIndex: Int(number))
    }
    return columns
  }
}

extension TrainerHandle {
  /// What a preview of an image shows: the boxes, and the priors that `anchorkit_encode` gives them.
  ///
  /// - Parameters:
  ///   - boxes: in pixels of the image; SqueezeDet's as its label files have them.
  ///   - size: of the image.
  ///   - title: first in the picture's title line.
  /// - Throws: where the encoder refuses the boxes.
  func scene(of boxes: LentBoxes, size: ImageSize, title: String) throws -> MatchScene {
    let title = title.isEmpty ? name : "\(title) under \(name)"
    return switch kind {
    case .ssd(let encoder): try Self.scene(encoder, boxes, size, title)
    case .yolo(let encoder): try Self.scene(encoder, boxes, size, title)
    case .squeezeDet(let encoder): try Self.scene(encoder, boxes, size, title)
    }
  }

  private static func scene(
    _ given: TargetEncoder, _ boxes: LentBoxes, _ size: ImageSize, _ title: String
  ) throws -> MatchScene {
    let placement = given.preset.fit.placement(of: size, in: given.preset.inputSize)
    let encoder =
      placement.input == given.preset.inputSize
      ? given : try TargetEncoder(try given.preset.resized(to: placement.input))
    try encoder.requireObjects(boxes.classes)
    let work = try encoder.encode(boxes.columns(placement))
    var found = FoundPriors(boxes, placement, hasLevels: encoder.preset.layout.levels.count > 1)
    // A box of the trainer's own in an image without objects belongs to none of them.
    if work.standIn == nil {
      for index in 0..<work.positives.count {
        let match = work.positives[index]
        let place = encoder.priors.place(of: match.prior)
        found.add(
          encoder.priors.pixels(of: match.prior), shape: place.shape, level: place.level,
          iou: Double(match.overlap), isForced: match.isForced, to: match.groundTruth)
      }
    }
    var scene = found.scene(size, title, priorCount: encoder.priors.count)
    scene.ignored = work.ignored.compactMap {
      placement.toImage.frame(encoder.priors.pixels(of: Int($0))).box
    }
    return scene
  }

  private static func scene(
    _ encoder: YOLOEncoder, _ boxes: LentBoxes, _ size: ImageSize, _ title: String
  ) throws -> MatchScene {
    let preset = encoder.preset
    let placement = preset.fit.placement(of: size, in: preset.inputSize)
    let work = try encoder.encode(boxes.columns(placement))
    var found = FoundPriors(boxes, placement, hasLevels: preset.layout.levels.count > 1)
    var seen: [Set<Int>] = Array(repeating: [], count: boxes.classes.count)
    // A prior may learn an object twice, and is drawn once; by index, as in other previews.
    for row in work.rows.sorted(by: { $0.prior < $1.prior })
    where seen[row.groundTruth].insert(row.prior).inserted {
      let place = preset.layout.place(of: row.prior)
      found.add(
        preset.layout.frame(of: place), shape: place.shape, level: place.level,
        iou: Double(row.overlap), isForced: row.isForced, to: row.groundTruth)
    }
    let refused = Set(work.refused.map(\.groundTruth))
    var scene = found.scene(size, title, priorCount: encoder.priorCount, without: refused)
    scene.ignored = work.ignored.compactMap {
      placement.toImage.frame(preset.layout.frame(of: preset.layout.place(of: Int($0)))).box
    }
    scene.sharedMatches = seen.reduce(0) { $0 + $1.count } - work.positiveCount
    if case .responsibleCells = preset.assigner {} else { scene.comparesShapes = true }
    return scene
  }

  private static func scene(
    _ encoder: SqueezeDetTargetEncoder, _ boxes: LentBoxes, _ size: ImageSize, _ title: String
  ) throws -> MatchScene {
    let targets = try encoder.encode(boxes.edges, boxes.classes, imageSize: size)
    let placement = InputFit.stretch.placement(of: size, in: encoder.config.imageSize)
    var found = FoundPriors(boxes, placement, hasLevels: false)
    let priors = encoder.matcher.priors
    for (place, match) in targets.matches.enumerated() {
      found.add(
        priors[match.prior].frame, shape: priors.place(of: match.prior).anchor, level: 0,
        iou: match.iou, isForced: match.isForced, to: place)
      found.edges[place] = placement.toImage.edges(Edges(targets.boxes[place].frame))
    }
    return found.scene(size, title, priorCount: priors.count)
  }
}

/// Gathers the priors of each object while a trainer's matches are read.
private struct FoundPriors {
  private let boxes: LentBoxes
  private let placement: InputPlacement
  private let hasLevels: Bool
  private var matches: [[MatchScene.Match]]
  /// Where each object is drawn, in pixels of the image.
  var edges: [Edges<Pixels>]

  init(_ boxes: LentBoxes, _ placement: InputPlacement, hasLevels: Bool) {
    self.boxes = boxes
    self.placement = placement
    self.hasLevels = hasLevels
    matches = Array(repeating: [], count: boxes.classes.count)
    edges = boxes.classes.indices.map { Edges(boxes.edges, row: $0) }
  }

  mutating func add(
    _ prior: Frame<InputPixels>, shape: Int, level: Int, iou: Double, isForced: Bool,
    to object: Int
  ) {
    guard let box = placement.toImage.frame(prior).box else { return }
    matches[object].append(
      MatchScene.Match(
        box: box, iou: iou, isForced: isForced, shape: shape, level: hasLevels ? level : nil))
  }

  /// What is drawn; objects without area can't be, and those that the trainer leaves out are lost.
  func scene(
    _ size: ImageSize, _ title: String, priorCount: Int, without lost: Set<Int> = []
  ) -> MatchScene {
    var scene = MatchScene(size: size, title: title, objects: [], priorCount: priorCount)
    for (place, edges) in edges.enumerated() {
      guard let box = edges.box else { continue }
      if lost.contains(place) {
        scene.lost.append(MatchScene.Lost(box: box))
      } else {
        scene.objects.append(
          MatchScene.Object(label: boxes.label(of: place), box: box, matches: matches[place]))
      }
    }
    return scene
  }
}
