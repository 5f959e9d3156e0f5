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
        image, bytes, at: dataset.files.openPath(file), everywhere + own[image.path, default: []],
        purpose)
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
  /// Its bytes as they are.
  public let before: [UInt8]
  /// Its bytes as they would be.
  public let after: [UInt8]
}

/// One thread's part: changes files one by one.
private struct FileFixer: Sendable {
  var tally = FixTally()
  /// A COCO file comes once for each image; it is changed once.
  private var lastPath: String?

  /// Changes a label file as findings ask.
  mutating func fix(
    _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, at path: [UInt8],
    _ findings: [Finding], _ purpose: LabelFixer.Purpose
  ) -> FileChange? {
    guard lastPath != image.path else { return nil }
    lastPath = image.path
    let edits = Self.unique(findings.flatMap { $0.edits(in: image) })
    let count = findings.count { $0.fix?.everywhere == nil }
    return change(image.path, at: path, edits, as: image.format, count, purpose) { source in
      source.withUnsafeBytes { $0.elementsEqual(bytes) }
    }
  }

  /// Changes a file that is no label: a list.
  mutating func fixList(
    _ shown: String, at path: [UInt8], _ findings: [Finding], _ purpose: LabelFixer.Purpose
  ) -> FileChange? {
    let edits = Self.unique(
      findings.flatMap { $0.edits(in: LabeledImage(path: shown, format: LabelFormats.assumed)) })
    return change(shown, at: path, edits, as: nil, findings.count, purpose) { _ in true }
  }

  private mutating func change(
    _ shown: String, at path: [UInt8], _ edits: [LabelEdit], as format: LabelFormatName?,
    _ count: Int, _ purpose: LabelFixer.Purpose, isUnchanged: ([UInt8]) -> Bool
  ) -> FileChange? {
    guard !edits.isEmpty else { return nil }
    do {
      let source = try SourceFile(path: path)
      guard isUnchanged(source.bytes) else {
        tally.refusals.insert("\(shown): left as it is: it has changed since it was read.")
        return nil
      }
      let after = try LabelEditor.apply(edits, to: source.bytes, as: format)
      guard after != source.bytes else { return nil }
      if purpose == .write { try AtomicWriter.replace(source, with: after) }
      tally.files += 1
      tally.fixed += count
      return purpose == .show
        ? FileChange(path: shown, before: source.bytes, after: after) : nil
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
