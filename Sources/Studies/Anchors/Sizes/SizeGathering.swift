import Boxes
import Clustering
import Labels

/// Gathers box sizes under one scaling, on one thread. Where no image size is known at all, sizes
/// stay as labeled: both are gathered until the first box could be scaled.
struct SizeGathering: Sendable {
  private var scaled: SizeSampleBuilder
  private var asLabeled: SizeSampleBuilder?

  /// Nothing gathered.
  init(_ scaling: SizeScaling) {
    scaled = SizeSampleBuilder(scaling: scaling)
    guard scaling.normalization == .image else { return }
    asLabeled = SizeSampleBuilder(
      scaling: SizeScaling(normalization: .none, inputSize: scaling.inputSize))
  }

  mutating func countImage() {
    scaled.countImages()
    asLabeled?.countImages()
  }

  mutating func leaveOut(_ reason: Gate.Reason) {
    scaled.leaveOut(reason.rawValue)
    asLabeled?.leaveOut(reason.rawValue)
  }

  /// Adds a box of an image.
  ///
  /// A box of an image of unknown size that is a share of it has no pixels: it counts only where
  /// sizes are shares, each axis by itself.
  mutating func add(_ box: Box<Pixels>, of image: LabeledImage, classIndex: ClassIndex?) {
    add(
      width: box.width, height: box.height, size: image.size, isUnit: image.isUnit,
      classIndex: classIndex, count: 1)
  }

  /// Adds what a sketch holds, as if the labels were read.
  mutating func add(_ sketch: SizeSketch) {
    scaled.countImages(sketch.imageCount)
    asLabeled?.countImages(sketch.imageCount)
    for (reason, count) in sketch.leftOut {
      scaled.leaveOut(reason, count: count)
      asLabeled?.leaveOut(reason, count: count)
    }
    let unit = ImageSize(width: 1, height: 1)
    sketch.forEach { boxes in
      let (size, isUnit): (ImageSize?, Bool) =
        switch boxes.frame {
        case .image(let size): (size, false)
        case .unknown: (nil, false)
        case .shares: (unit, true)
        }
      add(
        width: boxes.width, height: boxes.height, size: size, isUnit: isUnit,
        classIndex: boxes.classIndex, count: boxes.count)
    }
  }

  private mutating func add(
    width: Double, height: Double, size: ImageSize?, isUnit: Bool, classIndex: ClassIndex?,
    count: Int
  ) {
    let sizeless = SizeSampleBuilder.Reason.imageSize
    if isUnit, !scalesShares {
      scaled.leaveOut(sizeless, count: count)
    } else {
      scaled.add(width: width, height: height, image: size, classIndex: classIndex, count: count)
    }
    guard asLabeled != nil else { return }
    if scaled.boxCount > 0 {
      asLabeled = nil
    } else if isUnit {
      asLabeled?.leaveOut(sizeless, count: count)
    } else {
      asLabeled?.add(
        width: width, height: height, image: size, classIndex: classIndex, count: count)
    }
  }

  private var scalesShares: Bool {
    scaled.scaling.normalization == .image && scaled.scaling.resize == .stretch
  }

  mutating func renumberClasses(_ indexes: [ClassIndex]) {
    scaled.renumberClasses(indexes)
    asLabeled?.renumberClasses(indexes)
  }

  /// Adds what another thread gathered.
  mutating func merge(_ other: SizeGathering) throws(ClusteringError) {
    try scaled.merge(other.scaled)
    guard let labeled = other.asLabeled, asLabeled != nil else {
      asLabeled = nil
      return
    }
    try asLabeled?.merge(labeled)
  }

  /// Makes sure that no box is left out for want of an image size where pixels of an input are asked
  /// for: anchors of a part of the boxes would be those of another dataset.
  ///
  /// - Throws: ``StudyError/unknownImageSizes(inputSize:boxes:of:)``.
  func requireSizes() throws(StudyError) {
    let unknown = scaled.leftOut[SizeSampleBuilder.Reason.imageSize, default: 0]
    guard unknown > 0, scaled.scaling.normalization == .image,
      let inputSize = scaled.scaling.inputSize
    else { return }
    throw .unknownImageSizes(
      inputSize: inputSize, boxes: unknown, of: scaled.boxCount + unknown)
  }

  /// What was gathered, and whether sizes are as labeled because no image size could be known.
  consuming func finish() -> (builder: SizeSampleBuilder, fellBack: Bool) {
    let isUnscalable =
      scaled.boxCount == 0 && scaled.leftOut[SizeSampleBuilder.Reason.imageSize, default: 0] > 0
    guard isUnscalable, let asLabeled else { return (scaled, false) }
    return (asLabeled, true)
  }
}
