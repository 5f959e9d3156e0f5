import Boxes
import Clustering
import Labels
import Targets
import Trainers

/// SqueezeDet's matcher as an objective of refinement.
enum MatchedOverlap {
  /// Reads the objects of evenly spaced images and asks the matcher about them.
  ///
  /// - Parameter images: how many images are asked about, at most.
  static func objective(
    _ config: SqueezeDetConfig, dataset: Dataset, scaling: SizeScaling, images: Int
  ) throws -> RefinementObjective {
    let read = dataset.evenly(images).forEach(makeWorker: { 0 }) {
      _, image, bytes, _ -> [SqueezeDetBox]? in
      guard let size = image.size else { return nil }
      return MatchedOverlapObjective.groundTruths(
        of: image, bytes: Array(bytes), size: size, config: config)
    }
    let objective = MatchedOverlapObjective(read.results, config: config)
    guard read.results.contains(where: { !$0.isEmpty }) else {
      throw StudyError.nothingToMatch(classNames: config.classNames)
    }
    return .custom(name: "matched IoU") { sizes in
      AnchorSet(sizes, scaling: scaling).pixelSizes.map(objective.score) ?? 0
    }
  }
}
