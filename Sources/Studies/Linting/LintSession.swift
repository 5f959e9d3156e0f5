import Boxes
import Labels
import Lint

/// A linter set up for a dataset: reads every label once, in parallel, as often as it is told to.
struct LintSession: Sendable {
  /// The labels and their images.
  let dataset: Dataset
  private let study: LintStudy
  private let linter: Linter

  /// Prepares the rules.
  init(_ dataset: Dataset, _ study: LintStudy) {
    self.dataset = dataset
    self.study = study
    var settings = study.settings
    settings.weighsVOCPixels = dataset.stream.survey != nil
    linter = Linter(
      selection: study.rules.selection, settings: settings,
      facts: DatasetFacts(of: dataset))
  }

  /// A session over the files as they are now, or as they would be.
  ///
  /// - Parameter contents: what label files would hold, by their place.
  func again(reading contents: [Int: [UInt8]]) -> LintSession {
    var dataset = dataset
    dataset.stream.overlay = contents
    return LintSession(dataset, study)
  }

  /// Reads and checks everything.
  func run(_ progress: some StudyProgress) -> LintStudy.Outcome {
    var stream = dataset.stream
    let pairing = stream.images
    // The header is read once, here, with all that the picture rules want.
    stream.imageSize = nil
    let (chunks, workers) = progress.watch(&stream) { stream in
      stream.forEachChunk(
        makeWorker: {
          SessionWorker(
            lint: linter.makeWorker(), exif: dataset.exif,
            looksAtColors: study.rules.selection.codes.contains(OneColorPicture.code))
        },
        makeChunk: { [Finding]() },
        body: { worker, findings, image, bytes, file in
          findings += worker.check(image, bytes: bytes, file: file, pairing: pairing)
        })
    }
    var findings = chunks.flatMap { $0 }
    let ofTheSet = linter.conclude(workers.map(\.lint), on: &findings)
    findings += ofTheSet
    let told = findings.filter(study.rules.isTold).sorted()
    let (remaining, held, stale) = heldBack(told)
    return LintStudy.Outcome(
      findings: remaining.gathered(), each: remaining, files: dataset.files.count,
      objects: workers.reduce(0) { $0 + $1.lint.summary.objects }, baselined: held, stale: stale,
      hasUnreadableFile: workers.contains(where: \.hasUnreadableFile),
      unaskedFiles: workers.reduce(0) { $0 + $1.lint.summary.unaskedFiles },
      sources: FindingFiles(dataset), session: self)
  }

  private func heldBack(
    _ findings: [Finding]
  ) -> (remaining: [Finding], held: Int, stale: [Baseline.Entry]) {
    guard let baseline = study.baseline else { return (findings, 0, []) }
    let facts = linter.facts
    let read = Set(
      facts.labelFiles + facts.imageFiles + facts.splits.map(\.path)
        + facts.classLists.map(\.path) + [""])
    return baseline.apply(to: findings, rules: study.rules.selection, wasRead: read.contains)
  }
}

/// One thread's part of a run.
private struct SessionWorker: Sendable {
  var lint: LintWorker
  let exif: EXIFChoice
  /// Whether pictures are decoded that may be of one color.
  let looksAtColors: Bool
  var hasUnreadableFile = false

  mutating func check(
    _ image: LabeledImage, bytes: UnsafeRawBufferPointer, file: Int, pairing: ImagePairing?
  ) -> [Finding] {
    if image.isUnreadable { hasUnreadableFile = true }
    guard let pairing, image.coco != nil || pairing.expectsImage(of: file) else {
      return lint.check(image, bytes: bytes)
    }
    let name = image.coco.map { Substring($0.fileName) } ?? image.stem
    let picture = pairing.image(of: file, image)
    var facts = ImageFacts(picture, stem: name, exif)
    if looksAtColors, let picture { facts.onlyColor = OneColorPicture.color(of: picture, facts) }
    guard let size = facts.size else { return lint.check(image, picture: facts, bytes: bytes) }
    var image = image
    image.imageSize = size
    image.scaleUnitBoxes()
    return lint.check(image, picture: facts, bytes: bytes)
  }
}
