import Labels
import Lint

/// Turns findings into changed files. Each file is replaced whole or left alone.
struct LabelFixer: Sendable {
  private let dataset: Dataset
  private let safeties: Set<Fix.Safety>

  /// What becomes of a changed file.
  enum Purpose: Sendable { case write, show, check }

  init(_ dataset: Dataset, safeties: Set<Fix.Safety>) {
    self.dataset = dataset
    self.safeties = safeties
  }

  /// The findings whose fix may be applied.
  func fixable(_ findings: [Finding]) -> [Finding] {
    findings.filter { $0.fix.map { safeties.contains($0.safety) } ?? false }
  }

  /// Applies the fixes of some findings, all of a file or none.
  ///
  /// - Returns: the files in their order, when they are to be shown, and what was done.
  func apply(_ findings: [Finding], _ purpose: Purpose) -> (changes: [FileChange], tally: FixTally)
  {
    let everywhere = findings.filter { $0.fix?.everywhere != nil }
    let own = findings.reduce(into: [String: [Finding]]()) { own, finding in
      for file in finding.fixedFiles { own[file, default: []].append(finding) }
    }
    var stream = dataset.stream
    stream.imageSize = nil
    stream.progress = nil
    let isLabel = Set(
      (0..<dataset.files.count).lazy.filter { file in
        !everywhere.isEmpty || own[dataset.files.path(file)] != nil
      })
    stream.selection = isLabel.sorted()
    let (results, workers) = stream.forEach(makeWorker: { FileFixer() }) {
      fixer, image, bytes, file -> FileChange? in
      fixer.fix(
        image, bytes, FilePlace(dataset, file), everywhere + own[image.path, default: []], purpose)
    }
    var tally = FixTally()
    for worker in workers { tally.merge(worker.tally) }
    var changes = results
    let labels = Set(isLabel.map(dataset.files.path))
    for (path, findings) in own.sorted(by: { $0.key < $1.key }) where !labels.contains(path) {
      var fixer = FileFixer()
      if let change = fixer.fixList(path, at: openPath(path), findings, purpose) {
        changes.append(change)
      }
      tally.merge(fixer.tally)
    }
    if !everywhere.isEmpty, tally.files > 0 { tally.fixed += everywhere.count }
    return (changes, tally)
  }

  private func openPath(_ path: String) -> [UInt8] {
    let root = dataset.files.root
    return Array((root.isEmpty || path.hasPrefix("/") ? path : root + "/" + path).utf8)
  }
}

/// A label file before and after its fixes.
public struct FileChange: Sendable {
  /// The file, relative to the input root.
  public let path: String
  /// Its place among the label files; nothing for a list.
  let place: Int?
  /// Its bytes as they are.
  public internal(set) var before: [UInt8]
  /// Its bytes as they would be.
  public let after: [UInt8]
}

/// Where a file is found, and what it would hold after fixes that were not written.
private struct FilePlace {
  let openPath: [UInt8]
  /// Among the label files; nothing for a list.
  var number: Int?
  var content: [UInt8]?

  init(list openPath: [UInt8]) { self.openPath = openPath }

  init(_ dataset: Dataset, _ file: Int) {
    openPath = dataset.files.openPath(file)
    number = file
    content = dataset.stream.overlay[file]
  }
}

/// One thread's part: changes files one by one.
private struct FileFixer: Sendable {
  var tally = FixTally()
  /// A COCO file comes once for each image; it is changed once.
  private var lastPath: String?

  /// Changes a label file as findings ask.
  mutating func fix(
    _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, _ place: FilePlace,
    _ findings: [Finding], _ purpose: LabelFixer.Purpose
  ) -> FileChange? {
    guard lastPath != image.path else { return nil }
    lastPath = image.path
    let edits = Self.unique(findings.flatMap { $0.edits(in: image) })
    let count = findings.count { $0.fix?.everywhere == nil }
    return change(image.path, place, edits, as: image.format, count, purpose) { source in
      source.withUnsafeBytes { $0.elementsEqual(bytes) }
    }
  }

  /// Changes a file that is no label: a list.
  mutating func fixList(
    _ shown: String, at path: [UInt8], _ findings: [Finding], _ purpose: LabelFixer.Purpose
  ) -> FileChange? {
    let edits = Self.unique(
      findings.flatMap { $0.edits(in: LabeledImage(path: shown, format: LabelFormats.assumed)) })
    return change(shown, FilePlace(list: path), edits, as: nil, findings.count, purpose) { _ in true
    }
  }

  private mutating func change(
    _ shown: String, _ place: FilePlace, _ edits: [LabelEdit], as format: LabelFormatName?,
    _ count: Int, _ purpose: LabelFixer.Purpose, isUnchanged: ([UInt8]) -> Bool
  ) -> FileChange? {
    guard !edits.isEmpty else { return nil }
    do {
      let source = try place.content == nil ? SourceFile(path: place.openPath) : nil
      guard let before = place.content ?? source?.bytes else { return nil }
      guard isUnchanged(before) else {
        tally.refusals.insert("\(shown): left as it is: it has changed since it was read.")
        return nil
      }
      let after = try LabelEditor.apply(edits, to: before, as: format)
      guard after != before else { return nil }
      if purpose == .write, let source { try AtomicWriter.replace(source, with: after) }
      tally.changed.insert(shown)
      tally.fixed += count
      return purpose == .show
        ? FileChange(path: shown, place: place.number, before: before, after: after) : nil
    } catch LabelsError.cannotEdit(let fault) {
      tally.refusals.insert("\(shown): left as it is: \(fault).")
    } catch {
      tally.failures.insert("\(error)")
    }
    return nil
  }

  /// Several findings may ask for the same edit.
  private static func unique(_ edits: [LabelEdit]) -> [LabelEdit] {
    var seen: Set<LabelEdit> = []
    return edits.filter { seen.insert($0).inserted }
  }
}
