import Synchronization

/// Finds out how the VOC files of a set name pixels while they are read: each thread of a
/// ``LabelStream`` counts evidence beside its work, and the whole set decides.
///
/// A pass over the labels begins with what a few evenly spaced files tell. Where the whole set then
/// decides otherwise, and only there, the pass is made again: boxes that were judged, drawn or
/// counted under another convention can't be shifted afterwards.
public final class PixelSurvey: Sendable {
  /// The size of a picture, for files that declare none.
  let pictureSize: ImageSizeProbe?
  private let state = Mutex<PixelJudgment?>(nil)

  /// Knows nothing yet.
  ///
  /// - Parameter pictureSize: Tells the size of a picture; asked only about VOC files that declare
  ///   none, so that every command sees the same evidence, whether it looks at pictures or not.
  public init(pictureSize: ImageSizeProbe? = nil) { self.pictureSize = pictureSize }

  /// What the whole set tells; nothing while it was not read.
  public var judgment: PixelJudgment? { state.withLock { $0 } }

  /// Forgets what is known: files have changed.
  public func forget() { state.withLock { $0 = nil } }

  func settle(_ judgment: PixelJudgment) { state.withLock { $0 = judgment } }
}

extension LabelStream {
  /// How labels are read, with the convention that the set shows, as far as that is known.
  public var settledOptions: ReadOptions {
    var settled = options
    if let judgment = survey?.judgment { settled.vocPixels = judgment.convention }
    return settled
  }

  /// Finds out how VOC files name pixels, if nobody did, before work begins that can't be done
  /// again: reads all labels.
  public func settlePixels() {
    guard let survey, survey.judgment == nil else { return }
    survey.settle(mayHoldVOC ? evidence(of: nil).judgment : PixelEvidence().judgment)
  }

  /// What a few files tell before all are read.
  func guessedPixels() -> PixelConvention {
    guard mayHoldVOC else { return options.vocPixels }
    let step = max(1, files.count / Self.sampleSize)
    return evidence(of: Array(stride(from: 0, to: files.count, by: step))).judgment.convention
  }

  private static let sampleSize = 64

  private var mayHoldVOC: Bool {
    (0..<files.count).contains { files.format($0)?.type.namesPixels ?? true }
  }

  private func evidence(of selection: [Int]?) -> PixelEvidence {
    var stream = self
    stream.survey = nil
    stream.imageSize = nil
    stream.progress = nil
    stream.copies = 1
    stream.selection = selection
    let (probe, pictures) = (survey?.pictureSize, stream)
    let workers = stream.forEach(makeWorker: { PixelEvidence() }) {
      evidence, image, _, file -> Never? in
      evidence.collect(pictures.declaring(image, file, probe))
      return nil
    }.workers
    return workers.reduce(into: PixelEvidence()) { $0.merge($1) }
  }

  /// The image with the size of its picture, where its VOC file declares none.
  func declaring(_ image: LabeledImage, _ file: Int, _ probe: ImageSizeProbe?) -> LabeledImage {
    guard image.voc != nil, image.imageSize == nil, image.declaredSize?.checked == nil,
      let probe, let picture = images?.image(of: file, image)
    else { return image }
    var image = image
    image.imageSize = probe(picture)
    return image
  }
}
