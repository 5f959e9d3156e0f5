import Boxes
import Clustering
import Images
import Labels
import Parallel
import Rendering

/// Finds the objects that a set of anchors fits worst, and cuts them out of their images.
struct WorstFitSearch: Sendable {
  let dataset: Dataset
  let places: KeptLabels
  let anchors: AnchorSet
  let filter: SizeFilter
  let classes: ClassList
  /// The most objects.
  var count = 24

  /// The worst objects, the worst first.
  ///
  /// - Ties: by file and place in it, whatever the threads.
  func run() -> [WorstFit] {
    let chunks = (places.count + Self.chunkLength - 1) / Self.chunkLength
    let jobs = dataset.jobs ?? WorkerThreads.processorCount
    let parts = ParallelWork.map(count: chunks, jobs: jobs) { chunk in
      let start = chunk * Self.chunkLength
      return worst(of: (start..<min(start + Self.chunkLength, places.count)).flatMap(candidates))
    }
    return worst(of: parts.flatMap { $0 }).compactMap(fit)
  }

  /// Images that one thread looks at before it forgets all but the worst.
  private static let chunkLength = 256

  private struct Candidate: Sendable {
    let shapeIoU: Double
    let file: Int
    let object: Int
    let anchor: Int
    let box: Box<Pixels>
    let compared: Size<Pixels>?
    let className: String
    let line: Int
    /// The label file, and which image where it holds several.
    let source: String
    let coco: COCOImage?
    let imageSize: ImageSize?
  }

  private func worst(of candidates: [Candidate]) -> [Candidate] {
    let sorted = candidates.sorted {
      ($0.shapeIoU, $0.file, $0.object, $0.source)
        < ($1.shapeIoU, $1.file, $1.object, $1.source)
    }
    return Array(sorted.prefix(count))
  }

  private func candidates(_ place: Int) -> [Candidate] {
    let image = places.image(place, of: dataset, classes)
    return image.objects.compactMap { candidate($0, of: image, places.file(place)) }
  }

  private func candidate(
    _ object: LabeledObject, of image: LabeledImage, _ file: Int
  ) -> Candidate? {
    guard case .passed(let box) = Gate.judge(object, classes: dataset.statedClasses),
      let size = anchors.scaling.size(width: box.width, height: box.height, image: image.size),
      let best = anchors.bestFit(for: size)
    else { return nil }
    let factor = anchors.scaling.pixelsPerUnit
    let index = classes.index(of: object.className).map { Int32($0.value) }
    guard
      filter.keeps(
        width: size.width * factor.x, height: size.height * factor.y, classIndex: index)
    else { return nil }
    let anchor = anchors.sizes[best.index]
    return Candidate(
      shapeIoU: best.shapeIoU, file: file, object: object.index, anchor: best.index, box: box,
      compared: Size<Pixels>(
        width: anchor.width * box.width / size.width,
        height: anchor.height * box.height / size.height),
      className: object.className, line: object.position.line, source: image.source,
      coco: image.coco, imageSize: image.size)
  }

  private func fit(_ candidate: Candidate) -> WorstFit? {
    guard let size = Size<Pixels>(width: candidate.box.width, height: candidate.box.height)
    else { return nil }
    return WorstFit(
      file: candidate.source, line: candidate.line, className: candidate.className, size: size,
      anchor: candidate.anchor, shapeIoU: candidate.shapeIoU, crop: crop(candidate))
  }

  private func picture(_ candidate: Candidate) -> ImageFile? {
    var image = LabeledImage(path: candidate.source, format: .voc)
    image.coco = candidate.coco
    return dataset.pairing.image(of: candidate.file, image)
  }

  /// The object in its picture; nothing where there is none, or it can't be read.
  private func crop(_ candidate: Candidate) -> EmbeddedPicture? {
    guard let imageSize = candidate.imageSize,
      let file = picture(candidate),
      let content = try? file.content(),
      let picture = try? PixelBuffer(decoding: content, appliesOrientation: dataset.exif == .turn)
    else { return nil }
    return try? ObjectCrop(
      of: candidate.box, comparedWith: candidate.compared, in: imageSize, over: picture
    ).embedded()
  }
}
