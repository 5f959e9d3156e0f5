import Boxes
import Testing

@testable import Augmentations

/// What the boxes of a recording are counted in.
enum RecordedSpace {
  /// Pixels of the picture that comes out, compared to 0.001.
  case pixels
  /// Shares of that picture, compared to 0.000001; its size is not recorded.
  case unit
}

extension AugmentationGolden {
  /// Plays every trace through steps, and reports what differs from the recording.
  func replay(
    _ steps: [any AugmentationStep], in space: RecordedSpace = .pixels,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(!traces.isEmpty, "no traces in \(name)", sourceLocation: location)
    for (place, trace) in traces.enumerated() {
      let differences = trace.differences(through: steps, in: space)
      #expect(
        differences.isEmpty, "\(name), trace \(place), image \(trace.image)",
        sourceLocation: location)
    }
  }
}

extension RecordedTrace {
  /// What goes in.
  var scene: AugmentedScene {
    guard let boxesIn else { return RecordedImages.scenes[image] }
    return AugmentedScene(picture: image, width: width, height: height, boxes: boxesIn)
  }

  /// What a replay gives that the trainer did not.
  func differences(
    through steps: [any AugmentationStep], in space: RecordedSpace
  ) -> [String] {
    var (scene, draws) = (scene, Draws(playing: draws))
    for step in steps { step.take(&scene, &draws, RecordedImages.pool) }
    var found: [String] = []
    if draws.count != self.draws.count {
      found.append("\(draws.count) draws of \(self.draws.count)")
    }
    let isUnit = space == .unit
    if !isUnit, Double(scene.width) != outWidth || Double(scene.height) != outHeight {
      found.append("size \(scene.width) × \(scene.height), not \(outWidth) × \(outHeight)")
    }
    found += cropDifferences(scene.trail.crop)
    let kept = scene.objects.map { Source(picture: $0.picture, place: $0.place) }
    let sources = sources(in: scene)
    let recorded = boxesOut.map { sources[$0.place] }
    guard kept == recorded else { return found + ["boxes \(kept), not \(recorded)"] }
    let (across, down) =
      isUnit ? (1 / Double(scene.width), 1 / Double(scene.height)) : (1, 1)
    for (object, recorded) in zip(scene.objects, boxesOut) {
      let edges = object.edges
      let numbers = [
        edges.xMin * across, edges.yMin * down, edges.xMax * across, edges.yMax * down,
      ]
      let isNear = zip(numbers, recorded.edges).allSatisfy {
        abs($0 - $1) <= (isUnit ? 1e-6 : 1e-3)
      }
      if !isNear { found.append("box \(recorded.place) at \(numbers), not \(recorded.edges)") }
    }
    return found
  }

  /// Where a box comes from.
  private struct Source: Equatable {
    let picture: Int
    let place: Int
  }

  /// The boxes of all pictures of a scene, in the order in which the pictures came in.
  private func sources(in scene: AugmentedScene) -> [Source] {
    scene.placements.flatMap { placement in
      let count = boxesIn?.count ?? RecordedImages.scenes[placement.picture].objects.count
      return (0..<count).map { Source(picture: placement.picture, place: $0) }
    }
  }

  private func cropDifferences(_ crop: Trail.Crop?) -> [String] {
    let whole = Trail.Crop(
      left: 0, top: 0, width: outWidth, height: outHeight, ofWidth: outWidth, ofHeight: outHeight)
    let found = crop ?? whole
    if let unitCrop {
      let edges: [Double] =
        crop.map {
          [
            $0.left / $0.ofWidth, $0.top / $0.ofHeight, ($0.left + $0.width) / $0.ofWidth,
            ($0.top + $0.height) / $0.ofHeight,
          ]
        } ?? [0, 0, 1, 1]
      let isNear = zip(edges, unitCrop).allSatisfy { abs($0 - $1) < 1e-6 }
      return isNear ? [] : ["crop \(found), not \(unitCrop)"]
    }
    guard let recorded = self.crop else { return crop == nil ? [] : ["crop \(found), not none"] }
    let isSame = [found.left, found.top, found.width, found.height] == recorded
    return isSame || crop == nil && recorded[0] == 0 && recorded[1] == 0
      ? [] : ["crop \(found), not \(recorded)"]
  }
}
