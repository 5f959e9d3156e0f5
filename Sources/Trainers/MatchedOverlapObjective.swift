import Boxes
import Labels
import Targets

/// How well SqueezeDet's own matcher would do with other anchors: what anchors can be refined for.
///
/// The score is the mean, over all objects that the trainer reads, of the IoU between an object and
/// the prior it gets; an object that gets one only by distance (a forced match), or none, counts 0.
/// So it rises when more objects get a true positive, when positives overlap better, and when
/// fewer objects compete for one prior.
public struct MatchedOverlapObjective: Sendable {
  private let config: SqueezeDetConfig
  private let images: [[SqueezeDetBox]]
  private let objectCount: Int

  /// Takes the objects of images, as ``groundTruths(of:bytes:size:config:)`` reads them.
  public init(_ images: [[SqueezeDetBox]], config: SqueezeDetConfig) {
    self.config = config
    self.images = images.filter { !$0.isEmpty }
    objectCount = images.reduce(0) { $0 + $1.count }
  }

  /// The objects of one image as the trainer reads them, in pixels of its input.
  ///
  /// - Returns: nothing where the trainer can't read the file.
  public static func groundTruths(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize, config: SqueezeDetConfig
  ) -> [SqueezeDetBox] {
    let reader = SqueezeDetLabelReader(classNames: config.classNames)
    let labels =
      image.format == .kitti
      ? try? reader.read(bytes) : try? reader.check(SqueezeDetTrainer.written(image))
    return labels?.kept.map {
      SqueezeDetBox($0, image: size, input: config.imageSize)
    } ?? []
  }

  /// The score of these anchors, `0…1`; higher is better.
  public func score(_ anchors: [Size<Pixels>]) -> Double {
    guard
      objectCount > 0,
      let priors = try? SqueezeDetPriors(
        imageSize: config.imageSize, gridWidth: config.gridWidth, gridHeight: config.gridHeight,
        anchors: anchors)
    else { return 0 }
    let matcher = SqueezeDetMatcher(priors: priors)
    var workspace = SqueezeDetMatchWorkspace()
    var sum = 0.0
    for boxes in images {
      // More objects than priors: the trainer raises, so no object of the image is learned.
      guard (try? matcher.match(boxes, in: &workspace)) != nil else { continue }
      for match in workspace.matches where match.iou.isFinite { sum += match.iou }
    }
    return sum / Double(objectCount)
  }
}
