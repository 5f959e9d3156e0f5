import Boxes
import Labels
import Lint
import Reporting

/// A run of the linter over a dataset: reads every label once, in parallel.
struct LintSession {
  private let dataset: DatasetInput
  private let linter: Linter

  /// Prepares the rules.
  init(_ dataset: DatasetInput, selection: RuleSelection, settings: LintSettings) {
    self.dataset = dataset
    linter = Linter(selection: selection, settings: settings, facts: dataset.facts)
  }

  /// What was found.
  struct Outcome {
    /// The findings, sorted.
    let report: LintReport
    /// Whether a file could not be opened: the run is then not the whole truth.
    let hasUnreadableFile: Bool
    /// Files about which the profile's trainer could not be asked, for want of an image size.
    let unaskedFiles: Int
  }

  /// Reads and checks everything.
  func run() -> Outcome {
    var stream = dataset.stream
    let pairing = stream.images
    // The header is read once, here, with all that the picture rules want.
    stream.imageSize = nil
    let (chunks, workers) = stream.forEach(
      makeWorker: { SessionWorker(lint: linter.makeWorker()) },
      body: { worker, image, bytes, file in
        worker.check(image, bytes, file: file, pairing: pairing)
      })
    var findings = chunks.flatMap { $0 }
    findings += linter.conclude(workers.map(\.lint))
    let source = SourceLines(root: dataset.files.root)
    let report = LintReport(
      findings: findings.sorted(), files: dataset.files.count,
      objects: workers.reduce(0) { $0 + $1.lint.summary.objects }, version: Version.text,
      sourceLine: { source.line($1, of: $0) })
    return Outcome(
      report: report, hasUnreadableFile: workers.contains(where: \.hasUnreadableFile),
      unaskedFiles: workers.reduce(0) { $0 + $1.lint.summary.unaskedFiles })
  }
}

/// One thread's part of a run.
private struct SessionWorker: Sendable {
  var lint: LintWorker
  var hasUnreadableFile = false

  /// - Returns: nothing for a clean file, so that clean files leave no trace in memory.
  mutating func check(
    _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, file: Int, pairing: ImagePairing?
  ) -> [Finding]? {
    var image = image
    var facts: ImageFacts?
    if let pairing, pairing.expectsImage(of: file) {
      let found = ImageFacts(pairing.image(of: file), stem: image.stem)
      image.imageSize = found.size
      facts = found
    }
    if !hasUnreadableFile, image.issues.contains(where: \.isUnreadableFile) {
      hasUnreadableFile = true
    }
    let findings = lint.check(image, picture: facts, bytes: bytes)
    return findings.isEmpty ? nil : findings
  }
}

extension ReadIssue {
  /// Whether the system refused the file.
  fileprivate var isUnreadableFile: Bool {
    if case .unreadable = kind { return true }
    return false
  }
}

extension DatasetInput {
  /// What the folders hold, for the rules about the set.
  fileprivate var facts: DatasetFacts {
    var facts = DatasetFacts()
    facts.labelFiles = (0..<files.count).map(files.path)
    facts.foreignFiles = files.foreign.map { .init(path: $0.path, what: $0.what) }
    if let pairing = stream.images {
      facts.imageFiles = pairing.images.map(\.path)
      facts.imagesWithoutLabels = pairing.imagesWithoutLabel().map(\.path)
    }
    return facts
  }
}
