import Boxes
import Clustering
import Labels

/// Box sizes of a dataset, as clustering wants them.
struct SizeCollection {
  /// The sizes.
  let sample: SizeSample
  /// Whether sizes are as labeled because no image size could be known.
  let fellBack: Bool

  /// Reads all labels.
  ///
  /// Where no image size is known at all, sizes stay as labeled; `fellBack` says so.
  init(_ input: Dataset, scaling: SizeScaling, classes: ClassList? = nil) throws {
    let collected = try Self.builder(input, scaling: scaling, classes: classes)
    sample = collected.builder.finish()
    fellBack = collected.fellBack
  }

  /// The sizes before they are put together, for a sketch.
  static func builder(
    _ input: Dataset, scaling: SizeScaling, classes: ClassList? = nil
  ) throws -> (builder: SizeSampleBuilder, fellBack: Bool) {
    let builder = try collect(input, scaling: scaling, classes: classes)
    let isUnscalable =
      builder.boxCount == 0 && builder.leftOut[SizeSampleBuilder.Reason.imageSize, default: 0] > 0
    guard isUnscalable, scaling.normalization == .image else { return (builder, false) }
    let asLabeled = SizeScaling(normalization: .none, inputSize: scaling.inputSize)
    return (try collect(input, scaling: asLabeled, classes: classes), true)
  }

  private static func collect(
    _ input: Dataset, scaling: SizeScaling, classes: ClassList?
  ) throws -> SizeSampleBuilder {
    let stated = input.statedClasses
    let (_, builders) = input.stream.forEach(makeWorker: { SizeSampleBuilder(scaling: scaling) }) {
      builder, image, _, _ -> Never? in
      builder.countImages()
      for object in image.objects {
        switch Gate.judge(object) {
        case .leftOut(let reason): builder.leaveOut(reason.rawValue)
        case .passed(let box):
          if let stated, stated.index(of: object.className) == nil {
            builder.leaveOut(Gate.Reason.unknownClass.rawValue)
          } else {
            builder.add(
              width: box.width, height: box.height, image: image.size,
              classIndex: classes?.index(of: object.className))
          }
        }
      }
      return nil
    }
    var all = SizeSampleBuilder(scaling: scaling)
    for builder in builders { try all.merge(builder) }
    return all
  }
}
