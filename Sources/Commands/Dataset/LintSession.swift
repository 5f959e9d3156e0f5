import Boxes
import Labels
import Lint
import Reporting

/// A run of the linter over a dataset: reads every label once, in parallel.
struct LintSession {
  /// The labels and their images.
  let dataset: DatasetInput
  private let linter: Linter
  private let choice: RuleChoice
  private let baseline: Baseline?
  private let meter: ProgressMeter

  /// Prepares the rules.
  init(
    _ dataset: DatasetInput, choice: RuleChoice, settings: LintSettings, baseline: Baseline? = nil,
    meter: ProgressMeter
  ) {
    self.dataset = dataset
    self.choice = choice
    self.baseline = baseline
    self.meter = meter
    linter = Linter(
      selection: choice.selection, settings: settings, facts: DatasetFacts(of: dataset))
  }

  /// What was found.
  struct Outcome {
    /// The findings, sorted.
    var report: LintReport
    /// Whether a file could not be opened: the run is then not the whole truth.
    var hasUnreadableFile: Bool
    /// Entries of the baseline that hold back nothing.
    var stale: [Baseline.Entry]
    /// Files about which the profile's trainer could not be asked, for want of an image size.
    var unaskedFiles: Int
  }

  /// Reads and checks everything.
  func run() -> Outcome {
    var stream = dataset.stream
    let pairing = stream.images
    // The header is read once, here, with all that the picture rules want.
    stream.imageSize = nil
    let (chunks, workers) = meter.watch(&stream) { stream in
      stream.forEach(
        makeWorker: { SessionWorker(lint: linter.makeWorker()) },
        body: { worker, image, bytes, file in
          worker.check(image, bytes: bytes, file: file, pairing: pairing)
        })
    }
    var findings = chunks.flatMap { $0 }
    findings += linter.conclude(workers.map(\.lint))
    let told = findings.filter(choice.isTold).sorted()
    let (remaining, held, stale) = heldBack(told)
    let files = FindingFiles(dataset)
    let report = LintReport(
      findings: remaining, files: dataset.files.count,
      objects: workers.reduce(0) { $0 + $1.lint.summary.objects }, baselined: held,
      version: Version.text, sourceLine: { files.line($1, of: $0) },
      thumbnail: { FindingThumbnail.of($0, in: files) },
      replacements: { files.replacements($0) })
    return Outcome(
      report: report, hasUnreadableFile: workers.contains(where: \.hasUnreadableFile),
      stale: stale, unaskedFiles: workers.reduce(0) { $0 + $1.lint.summary.unaskedFiles })
  }

  private func heldBack(
    _ findings: [Finding]
  ) -> (remaining: [Finding], held: Int, stale: [Baseline.Entry]) {
    guard let baseline else { return (findings, 0, []) }
    let facts = linter.facts
    let read = Set(facts.labelFiles + facts.imageFiles + facts.splits.map(\.path) + [""])
    return baseline.apply(to: findings, rules: choice.selection, wasRead: read.contains)
  }
}

/// One thread's part of a run.
private struct SessionWorker: Sendable {
  var lint: LintWorker
  var hasUnreadableFile = false

  /// - Returns: nothing for a clean file, so that clean files leave no trace in memory.
  mutating func check(
    _ image: LabeledImage, bytes: UnsafeRawBufferPointer, file: Int, pairing: ImagePairing?
  ) -> [Finding]? {
    var image = image
    var facts: ImageFacts?
    if let pairing, pairing.expectsImage(of: file) {
      let name = image.coco.map { Substring($0.fileName) } ?? image.stem
      let found = ImageFacts(pairing.image(of: file, image), stem: name)
      if let size = found.size {
        image.imageSize = size
        image.scaleUnitBoxes()
      }
      facts = found
    }
    if image.isUnreadable { hasUnreadableFile = true }
    let findings = lint.check(image, picture: facts, bytes: bytes)
    return findings.isEmpty ? nil : findings
  }
}
